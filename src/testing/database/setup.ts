import type { TestProject } from 'vitest/node'
import { Caretaker, type CaretakerAddress } from './caretaker.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly caretaker: CaretakerAddress
    /** TEST_DATABASE_URL, put here by vitest.config.ts. */
    readonly testDatabaseUrl: string | null
  }
}

const caretakers: Caretaker[] = []

/** Called by vitest before the workers start (`globalSetup`). */
export async function setup(project: TestProject): Promise<void> {
  const caretaker = new Caretaker(project.getProvidedContext().testDatabaseUrl)
  caretakers.push(caretaker)
  project.provide('caretaker', await caretaker.listen())
}

/** Called by vitest when the run is over. */
export async function teardown(): Promise<void> {
  await Promise.all(caretakers.splice(0).map((each) => each.close()))
}
