import { rows } from '../annual-report/rows.ts'
export const known = rows
