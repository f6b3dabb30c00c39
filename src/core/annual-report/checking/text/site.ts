import type { Finding } from '../../finding.ts'
import type { AnnualReport } from '../../report.ts'
import type { Rule } from '../rule.ts'
import { sentenceAt } from './scan.ts'
import { sectionName, textFinding } from './text-finding.ts'

/** Addresses of two government sites where only one site can be meant. */
export const site: Rule = {
  id: 'n.site',
  level: 'hint',
  title: '网址前后一致',
  explanation:
    '同一份报告写了两个不同的政府网站域名，又没有说明是两个网站，读者不知道到哪里查阅；多半是网站迁移或改名后旧网址没有改。请核对现用网址，统一写法；确是两个网站的，在网址前写明各自的名称。',
  basis: ['条例§50', '国办函〔2018〕55号'],
  check: ({ report, template }) => {
    const addresses = addressesIn(report)
    const first = addresses[0]
    if (!first) return NONE
    const other = addresses.find(
      (each) => each.domain !== first.domain && !isOtherSite(first.name, each.name),
    )
    if (!other) return NONE
    const places = [first, other]
      .map(({ domain, section }) => `${domain}（${sectionName(template, section)}）`)
      .join('和')
    const message = `报告里有两个不同的政府网站域名：${places}；请核对哪一个是现用网址并统一，确是两个网站的请写明各自名称。`
    const { text, start, end } = other
    return [
      textFinding(site, other.section, message, {
        actual: other.domain,
        quote: { text: sentenceAt(text, start).text.trim() || other.domain, start, end },
      }),
    ]
  },
}

const NONE: readonly Finding[] = []

type Address = {
  readonly section: string
  /** The section's text, with the offsets of the address. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** `hy.gov.cn`: subdomains are one site's. */
  readonly domain: string
  /** The site's name before the address; empty where there is none. */
  readonly name: string
}

const ENDING = 'gov.cn'
/** Not behind `@`: mail often has a domain of its own. `www.gov.cn` is the State's own site. */
const ADDRESS =
  /(?<![\w.@-])(?:https?:\/\/)?(?:[a-z0-9-]+\.)*?((?!www\.)[a-z0-9-]+\.gov\.cn)(?![\w.-])/gi

function addressesIn({ sections }: AnnualReport): Address[] {
  let found: Address[] | null = null
  for (const { id: section, text } of sections) {
    if (!text.includes(ENDING)) continue
    for (const match of text.matchAll(ADDRESS)) {
      found ??= []
      const start = match.index
      const end = start + match[0].length
      const domain = (match[1] ?? '').toLowerCase()
      found.push({ section, text, start, end, domain, name: nameBefore(text, start) })
    }
  }
  return found ?? []
}

const NAME_ENDS = /(?:网站|门户|平台|官网|[\p{Script=Han}]网|系统|专栏|专题|频道)$/u
const BETWEEN = /(?:[（(：:，,“”"<\s]|网址|域名|链接|地址|登录|访问|为|是)+$/
const LONGEST_NAME = 30

/** `可从中宁县人民政府门户网站（http://…`: the words right before an address that name its site. */
function nameBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start)
  const words = (before.split(/[。；;\n]/).at(-1) ?? '').replace(BETWEEN, '')
  const name = /[\p{Script=Han}”“]+$/u.exec(words)?.[0].replace(/[“”]/g, '') ?? ''
  return NAME_ENDS.test(name) ? name : ''
}

const TELLING = 6

/** Two sites are known as two only by their names. */
function isOtherSite(one: string, other: string): boolean {
  return one !== '' && other !== '' && one.slice(-TELLING) !== other.slice(-TELLING)
}
