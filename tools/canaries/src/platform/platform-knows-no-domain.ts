import { rows } from '../core/annual-report/rows.ts'
export const known = rows
