export { type HandedIn, keepFile, type Received, receiveFile } from './actions/keep-file.ts'
export { type OpenedFile, openFile } from './actions/open-file.ts'
export type { FilesPorts } from './files.ports.ts'
export type { FilesTables } from './files.tables.ts'
