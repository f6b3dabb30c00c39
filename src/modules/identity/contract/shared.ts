import { Type } from 'typebox'
import { ROLE_NAMES } from '#core/identity/role.ts'

/** Pieces that several contracts of this room are made of. */

export const Id = Type.String({
  pattern: '^[0-9a-fA-F-]{36}$',
  sentence: '编号不对，请从列表进入。',
})
export const OptionalId = Type.Optional(Id)
export const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])
export const Instant = Type.String({ description: '时刻，ISO 8601' })
export const Name = (title: string, maxLength = 100) =>
  Type.String({ title, minLength: 1, maxLength })
export const Version = Type.Integer({
  minimum: 1,
  title: '版本',
  description: '读到时的版本，防止相互覆盖',
})

export const RoleName = Type.Enum([...ROLE_NAMES], { title: '角色' })
export const Nothing = Type.Object({})
export const Done = Type.Object({ done: Type.Literal(true) })
export const Changed = Type.Object({ id: Type.String(), version: Type.Integer() })
export const Login = Type.String({
  title: '登录名',
  pattern: '^[a-z][a-z0-9._-]{2,31}$',
  sentence: '登录名用 3 到 32 个小写字母、数字或 . _ -，以字母开头。',
})
