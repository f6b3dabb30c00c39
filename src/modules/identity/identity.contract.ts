/** What goes in and out of this room; the workbench is written against it. */
export type { Role } from '#core/identity/role.ts'
export * from './account.contract.ts'
export * from './agency.contract.ts'
export * from './set-up.contract.ts'
export { Changed, Done, Login, Nothing, RoleName } from './shared.contract.ts'
export * from './sign-in.contract.ts'
