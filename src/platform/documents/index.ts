export { DEFAULT_LIMITS, type Limits } from './read/limits.ts'
export { type DocumentProblem, type DocumentProblemCode, PROBLEM_CODES } from './read/problems.ts'
export { readDocument, readDocumentFile } from './read/read-document.ts'
