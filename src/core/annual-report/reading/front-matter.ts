import { essence, toHalfWidth, withoutOrdinal } from '../../kit/text.ts'
import type { AnnualReport, Contact, ReadWarning, SectionText } from '../report.ts'
import { INTRO } from '../report.ts'
import type { Strip } from './strips.ts'

export type FrontMatter = Pick<
  AnnualReport,
  'title' | 'agency' | 'year' | 'period' | 'contact' | 'signedOn'
>

/** The title as printed, with the last strip it takes. */
export type Title = {
  readonly text: string
  readonly strip: number
  readonly year: number | null
  readonly agency: string | null
}

const TITLE_END = /政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?报告$/
const TITLE = /^(.*?)(\d{4}|[〇零一二三四五六七八九]{4})年?(?:度)?政府信息公开/
const TITLE_LINES = 4
const NUMBERS_OF_LINES = [1, 2, 3, TITLE_LINES]
const ENDS_LIKE_TITLE = /告\s*[》〉]?\s*(?:[(（][^()（）]{0,8}[)）])?\s*$/
const WHERE_TITLES_ARE = 200

/**
 * Finds the title, in whatever number of lines it is set. A web page shows it several times and
 * may run it together with a menu; then the name that most of them agree on is the agency's.
 *
 * @param firstHeading essence of the heading before which titles stand
 * @param declared the title the file declares
 */
export function readTitle(
  strips: readonly Strip[],
  firstHeading: string,
  declared: string | undefined,
): Title {
  const body = strips.findIndex((strip) => essence(withoutOrdinal(strip.text)) === firstHeading)
  const titles = strips.slice(0, body === -1 ? WHERE_TITLES_ARE : body).flatMap((strip, end) => {
    if (!ENDS_LIKE_TITLE.test(strip.text)) return []
    const lines = NUMBERS_OF_LINES.find((count) => titleEndingAt(strips, end, count))
    const title = lines === undefined ? null : titleEndingAt(strips, end, lines)
    return title && lines ? [withAgencyAbove(strips, title, end, lines)] : []
  })
  const votes = (title: Title) => titles.filter((other) => other.agency === title.agency).length
  const best = titles.reduce<Title | null>(
    (first, title) => (first && votes(first) > votes(title) ? first : title),
    null,
  )
  if (best) return best
  const fallback = declared ? parseTitle(squeeze(declared).split(/[-_|]/)[0] ?? '') : null
  return fallback ? { ...fallback, strip: -1 } : { text: '', strip: -1, year: null, agency: null }
}

function titleEndingAt(strips: readonly Strip[], end: number, lines: number) {
  const parts: string[] = []
  for (let index = end; index >= 0 && parts.length < lines; index--) {
    const text = squeeze(strips[index]?.text ?? '')
    if (text !== '') parts.unshift(text)
  }
  if (parts.length < lines || parts.some((part) => /[。；，]/.test(part) && part.length > 30))
    return null
  return parseTitle(parts.join(''))
}

/** Marks, and the date and time that a browser prints above a page. */
const BEFORE_NAME = /^[^\p{Script=Han}\d]+|^\d[\d/:：.,，-]*(?:[AP]M)?(?=\p{Script=Han})(?!年)/u

function parseTitle(text: string): Omit<Title, 'strip'> | null {
  const bare = text
    .replace(BEFORE_NAME, '')
    .replace(/[》〉]$/, '')
    .replace(/[(（].{0,8}[)）]$/, '')
  if (bare.length > 70 || !TITLE_END.test(bare)) return null
  const match = TITLE.exec(bare)
  if (!match) return null
  return { text: bare, year: yearOf(match[2] ?? ''), agency: agencyName(match[1] ?? '') }
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

function yearOf(text: string): number | null {
  const digits = [...text.replaceAll('零', '〇')].map((char) => {
    const value = CHINESE_DIGITS.indexOf(char)
    return value === -1 ? char : String(value)
  })
  const year = Number(digits.join(''))
  return year >= 1990 && year <= 2100 ? year : null
}

function agencyName(text: string): string | null {
  const name = text.replace(/^[《〈\s]+/, '').replace(/(?:关于|的)$/, '')
  return name === '' ? null : name
}

/** An agency on a line of its own above `2020年政府信息公开工作年度报告`. */
function withAgencyAbove(
  strips: readonly Strip[],
  title: Omit<Title, 'strip'>,
  end: number,
  lines: number,
): Title {
  if (title.agency !== null || lines >= TITLE_LINES) return { ...title, strip: end }
  const longer = titleEndingAt(strips, end, lines + 1)
  const isName =
    longer?.agency &&
    /^[\p{Script=Han}（）()·]{3,40}$/u.test(longer.agency) &&
    !/(?:公开|年报|目录|正文|首页|栏目)$/.test(longer.agency)
  return { ...(isName && longer ? longer : title), strip: end }
}

function squeeze(text: string): string {
  return toHalfWidth(text).replace(/\s+/g, '')
}

const PERIOD =
  /(\d{4})年(\d{1,2})月(\d{1,2})日(?:起)?(?:[,，])?(?:至|到|-|—|–|~|～)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/
const DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日/

/** Year, agency, period, contact and date, from the title and the text around it. */
export function readFrontMatter(
  title: Title,
  sections: readonly SectionText[],
): {
  readonly matter: FrontMatter
  readonly sections: readonly SectionText[]
  readonly warnings: readonly ReadWarning[]
} {
  const intro = squeeze(sections.find((section) => section.id === INTRO)?.text ?? '')
  const closing = readClosing(sections)
  const agency = fullName(title.agency, intro) ?? closing.agency
  const period = periodOf(intro)
  const year = title.year ?? (period ? Number(period.from.slice(0, 4)) : null)
  const everything = sections.map((section) => section.text).join('\n')
  const matter: FrontMatter = {
    title: title.text === '' ? null : title.text,
    agency,
    year,
    period,
    contact: readContact(
      intro === '' ? everything : (sections.find((section) => section.id === INTRO)?.text ?? ''),
    ),
    signedOn: closing.signedOn,
  }
  return { matter, sections: closing.sections, warnings: missing(matter) }
}

/** Period and contact as an introduction states them. */
export function contextOf(intro: string): Pick<FrontMatter, 'period' | 'contact'> {
  return { period: periodOf(squeeze(intro)), contact: readContact(intro) }
}

function missing(matter: FrontMatter): ReadWarning[] {
  const warnings: ReadWarning[] = []
  if (matter.title === null) warnings.push({ code: 'title-missing', message: '没有找到报告标题。' })
  if (matter.agency === null)
    warnings.push({ code: 'agency-missing', message: '没有找到编制机关名称。' })
  if (matter.year === null) warnings.push({ code: 'year-missing', message: '没有找到报告年度。' })
  return warnings
}

const QUOTED_TITLE = /《([^《》]{2,40}?)(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:度)?政府信息公开/g

/** The introduction often quotes the full name where the title has a short one. */
function fullName(titleName: string | null, intro: string): string | null {
  const quoted = [...intro.matchAll(QUOTED_TITLE)].map((match) => match[1] ?? '')
  if (titleName === null) return quoted.find((name) => !name.startsWith('关于')) ?? null
  return quoted.find((name) => name.endsWith(titleName)) ?? titleName
}

function periodOf(intro: string): AnnualReport['period'] {
  const match = PERIOD.exec(intro)
  if (!match) return null
  const [, year = '', month = '', day = '', toYear, toMonth = '', toDay = ''] = match
  return { from: dayOf(year, month, day), to: dayOf(toYear ?? year, toMonth, toDay) }
}

function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const CONTACT: readonly (readonly [keyof Contact, RegExp])[] = [
  [
    'address',
    /地址[:：]?\s*([\p{Script=Han}A-Za-z0-9][^;；,，。)）\n]{1,59}?)(?=[;；,，。)）\n]|邮编|邮政编码|电话|联系电话|$)/u,
  ],
  ['postcode', /(?:邮编|邮政编码)[:：]?\s*(\d{6})/],
  ['phone', /(?:电话|联系电话)[:：]?\s*(\d{3,4}-?\d{7,8}(?:-\d+)?|1\d{10})/],
  ['email', /([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/],
  ['url', /(https?:\/\/[A-Za-z0-9./?=&%_:#-]+|www\.[A-Za-z0-9./-]+)/],
]

function readContact(text: string): Contact {
  const half = toHalfWidth(text).replace(/([^A-Za-z0-9])\s+|\s+(?=[^A-Za-z0-9])/g, '$1')
  return Object.fromEntries(
    CONTACT.flatMap(([field, pattern]) => {
      const found = pattern.exec(half)?.[1]?.trim()
      return found ? [[field, found]] : []
    }),
  )
}

const SIGNATURE_LINES = 4
const SIGNATURE = /^[\p{Script=Han}（）()]{3,40}$/u

/** Takes agency and date under the report away from the last section. */
function readClosing(sections: readonly SectionText[]) {
  const last = sections.at(-1)
  const lines = last?.text.split('\n') ?? []
  const dated = lines.findLastIndex((line, index) => {
    const text = squeeze(line)
    return index >= lines.length - SIGNATURE_LINES && text.length <= 60 && endsWithDay(text)
  })
  if (!last || dated === -1) return { sections, agency: null, signedOn: null }
  const text = squeeze(lines[dated] ?? '')
  const [, year = '', month = '', day = ''] = DAY.exec(arabicDay(text)) ?? []
  const beside = text.replace(/[\d〇零一二三四五六七八九十]{4}年.*$/, '')
  const above = squeeze(lines[dated - 1] ?? '')
  const isAbove = beside === '' && dated > 0 && SIGNATURE.test(above) && above.length > 3
  const agency = beside !== '' ? beside : isAbove ? above : null
  const kept = lines.slice(0, isAbove ? dated - 1 : dated).join('\n')
  return {
    sections: sections.map((section) => (section === last ? { ...section, text: kept } : section)),
    agency: agency && SIGNATURE.test(agency) ? agency : null,
    signedOn: dayOf(year, month, day),
  }
}

function endsWithDay(text: string): boolean {
  return /\d{4}年\d{1,2}月\d{1,2}日$/.test(arabicDay(text))
}

/** 二〇二一年一月二十七日 → 2021年1月27日 */
function arabicDay(text: string): string {
  return text.replace(
    /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/,
    (_, year: string, month: string, day: string) =>
      `${yearOf(year) ?? year}年${smallNumber(month)}月${smallNumber(day)}日`,
  )
}

function smallNumber(text: string): number {
  const [tens, units] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (char: string | undefined, none: number) =>
    char ? CHINESE_DIGITS.indexOf(char) : none
  return text.includes('十') ? digit(tens, 1) * 10 + digit(units, 0) : digit(units, 0)
}
