import { workerData } from 'node:worker_threads'
import { serveTasks } from '#platform/pool/serve.ts'
import { doFileWork, type FileTask } from './file-work.ts'
import { openTemplates } from './open-templates.ts'

/** What a thread is told at its start. */
export type WorkerSetup = { readonly templateFolders: readonly string[] }

const { templateFolders } = workerData as WorkerSetup
const templates = openTemplates(templateFolders)
if (!templates.ok) throw new Error(templates.error)
const { value } = templates

serveTasks((task: FileTask) => doFileWork(task, value))
