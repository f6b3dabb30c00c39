import type { LightMyRequestResponse } from 'fastify'

/** Found again wherever the text went. */
export const MARK = 'mark7'
/** Leaves an attribute, an element and a script, and runs in each way a page can run something. */
export const SCRIPT = `"'></title></script><script>${MARK}()</script><img src=x onerror=${MARK}()>`

const RUNS = [`<script>${MARK}`, '<img src=x', `"'></title>`, `</script><script>`, '"onmouseover="']

/** Names that would end a header or a quoted text inside one. */
export const HEADER_EVIL = [
  'a\r\nset-cookie: b=c',
  'a"; filename="evil.exe',
  "a'; filename*=UTF-8''evil.exe",
  'a\\"b',
  '报告；"附件"',
  'a\ud800b',
]

/** What is not in the answer, whatever it shows: the text as markup; and what is: the policy. */
export function faultsOf(answer: LightMyRequestResponse): string[] {
  const { headers, payload } = answer
  const type = String(headers['content-type'])
  const isMarkup = /html|xml/.test(type)
  const ran = isMarkup ? RUNS.filter((each) => payload.includes(each)) : []
  const csp = String(headers['content-security-policy'])
  return [
    ...ran.map((each) => `runs ${each}`),
    ...(/script-src 'self'(?:;|$)/.test(csp) ? [] : ['no policy']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['sniffed']),
    ...(/^(?:text|application|image|font)\//.test(type) ? [] : [`type ${type}`]),
  ]
}
