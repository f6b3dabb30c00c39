import type { RequestView } from '../../requests.contract.ts'

/** The letters of a request: drafted, sent, served. */
export function Letters(_: { readonly request: RequestView }) {
  return (
    <section className="panel" aria-labelledby="case-letters">
      <h2 id="case-letters">文书</h2>
      <p className="soft">还没有文书。</p>
    </section>
  )
}
