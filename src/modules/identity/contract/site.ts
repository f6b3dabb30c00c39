import { type Static, type TString, Type } from 'typebox'

/** What a region's public site says of itself; '' and what is left out are not shown. */

const line = (title: string, maxLength: number) => Type.Optional(Type.String({ title, maxLength }))
const marked = (title: string, pattern: string, sentence: string) =>
  Type.Optional(Type.String({ title, pattern: `^$|${pattern}`, sentence }) as TString)

const ADDRESS = '^https?://[^\\s]{1,480}$'

export const SiteMarks = Type.Object(
  {
    /** Ten digits, given out by the State Council's register of government sites. */
    idCode: marked('网站标识码', '^\\d{10}$', '网站标识码是 10 位数字。'),
    icpRecord: line('ICP 备案号', 50),
    policeRecord: line('公安备案号', 50),
    sponsor: line('主办单位', 100),
    operator: line('承办单位', 100),
    phone: line('联系电话', 50),
    email: line('电子邮箱', 100),
    address: line('地址', 200),
    markUrl: marked('党政机关网站标识的链接', ADDRESS, '链接以 http:// 或 https:// 开头。'),
    mistakesUrl: marked('“我为政府网站找错”的链接', ADDRESS, '链接以 http:// 或 https:// 开头。'),
  },
  { additionalProperties: false },
)
export type SiteMarks = Static<typeof SiteMarks>

/** POST /api/site: `seen` is what the screen showed, so that nobody overwrites what they never saw. */
export const ChangeSiteInput = Type.Object({ seen: SiteMarks, site: SiteMarks })
