import type { ComponentType } from 'react'

/** A screen of the workbench, where it is found and for whom. */
export type Screen<Person> = {
  /** Below `/desk`: `/reports/:reportId`. */
  readonly path: string
  readonly title: string
  /** Its place in the menu; a screen without one is reached from another. */
  readonly menu?: string
  readonly allowed: (person: Person) => boolean
  readonly load: () => Promise<ComponentType<ScreenProps<Person>>>
}

export type ScreenProps<Person> = {
  readonly me: Person
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}
