import { serveTasks } from '../../pool/serve.ts'
import { REDACT_LIMITS } from './limits.ts'
import type { RedactionProgress } from './progress.ts'
import { redactPdf } from './redact-pdf.ts'
import type { RedactionAnswer, RedactionTask } from './redactor.ts'

serveTasks<RedactionTask, RedactionAnswer, RedactionProgress>(({ bytes, marks }, note) =>
  redactPdf(bytes, marks, REDACT_LIMITS, note),
)
