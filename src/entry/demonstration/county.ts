import { readFileSync } from 'node:fs'
import type { AgencyPlan } from './figures.ts'

/** 安澜县, a county that does not exist: what it consists of, as data. */
export type CountyPlan = {
  readonly region: { readonly code: string; readonly name: string }
  readonly government: { readonly name: string; readonly shortName: string }
  /** Departments, institutions and townships, in the order of lists. */
  readonly agencies: readonly AgencyPlan[]
}

export function countyPlan(): CountyPlan {
  const file = new URL('./county.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as CountyPlan
}
