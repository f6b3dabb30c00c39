import { serveTasks } from '../../pool/serve.ts'
import { redactPdf } from './redact-pdf.ts'
import type { RedactionAnswer, RedactionTask } from './redactor.ts'

serveTasks(({ bytes, marks }: RedactionTask): Promise<RedactionAnswer> => redactPdf(bytes, marks))
