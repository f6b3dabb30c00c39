import { fileURLToPath } from 'node:url'

/** What `npm run build` makes of the workbench. */
export const DESK_FILES = fileURLToPath(new URL('../../dist/workbench/', import.meta.url))
