/** What goes in and out of this room; the workbench is written against it. */
export type { Role } from '#core/identity/role.ts'
export * from './contract/account.ts'
export * from './contract/agency.ts'
export * from './contract/set-up.ts'
export { Changed, Done, Nothing } from './contract/shared.ts'
export * from './contract/sign-in.ts'
export * from './contract/site.ts'
