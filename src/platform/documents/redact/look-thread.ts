import { serveTasks } from '../../pool/serve.ts'
import { lookAtPages } from './look-at-pages.ts'
import type { LookAnswer, LookTask } from './redactor.ts'

serveTasks(({ bytes, page }: LookTask): Promise<LookAnswer> => lookAtPages(bytes, page))
