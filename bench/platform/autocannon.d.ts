/** The part of the load generator that is used here; it ships no types. */
declare module 'autocannon' {
  type Request = { readonly path?: string }
  type Options = {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly headers: Readonly<Record<string, string>>
    readonly requests?: readonly { readonly setupRequest: (request: Request) => Request }[]
  }
  type Answered = {
    readonly duration: number
    readonly requests: { readonly total: number }
    readonly latency: { readonly p99: number }
    readonly non2xx: number
    readonly errors: number
  }
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it.
  export default function autocannon(options: Options): Promise<Answered>
}
