/** Whether the program was told to stop: by Ctrl+C, by the system, or by itself. */
export type StopSignal = { readonly stopped: Promise<void>; readonly stop: () => void }

export function stopSignal(): StopSignal {
  const { promise, resolve } = Promise.withResolvers<void>()
  process.once('SIGINT', () => resolve())
  process.once('SIGTERM', () => resolve())
  return { stopped: promise, stop: resolve }
}
