import type { Finding } from '../../finding.ts'
import { INTRO } from '../../report.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { type LongNumber, scanText, sentenceAt } from './scan.ts'
import { sectionName, textFinding } from './text-finding.ts'

/** Identity numbers, mobile numbers and names of applicants in a public report. */
export const personal: Rule = {
  id: 'n.personal',
  level: 'error',
  title: '不公开个人信息',
  explanation:
    '年度报告向社会公布，正文不应出现公民身份号码、个人手机号或申请人姓名。联系方式用单位办公电话；举例说明的，用“某申请人”代替。发现后请先删去再发布。',
  basis: ['条例§15', '个人信息保护法§34'],
  check: (context) => [
    ...scanText(context.report).longNumbers.flatMap((number) => numberFindings(context, number)),
    ...nameFindings(context),
  ],
}

function numberFindings(context: CheckContext, number: LongNumber): Finding[] {
  const { section, text, digits, start, end } = number
  const where = sectionName(context.template, section)
  const found = (message: string, level: 'error' | 'warning') =>
    textFinding(personal, section, `${where}${message}`, {
      level,
      actual: `${digits.slice(0, 3)}……`,
      quote: { text: sentenceAt(text, start).text.trim().replaceAll(digits, '……'), start, end },
    })
  if (isIdentityNumber(digits + text.charAt(end))) {
    return [found('出现公民身份号码，发布前必须删去。', 'error')]
  }
  const isMobile = /^1[3-9]\d{9}$/.test(digits)
  if (!isMobile || isContact(context, number)) return []
  return [found('出现手机号码，若是个人号码请删去；联系方式请用单位办公电话。', 'warning')]
}

/** The contact block stands in the introduction or at the end and says what the number is. */
function isContact(
  { report }: CheckContext,
  { section, text, digits, start }: LongNumber,
): boolean {
  if (report.contact.phone?.replace(/\D/g, '').includes(digits)) return true
  const lead = text.slice(Math.max(0, start - 12), start)
  return (section === INTRO || section === 's6') && /电话|手机|联系|咨询/.test(lead)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Seventeen digits with a date of birth and the check character of GB 11643-1999. */
function isIdentityNumber(text: string): boolean {
  const number =
    /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]/.exec(text)
  if (!number) return false
  const characters = number[0].toUpperCase()
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(characters[at]), 0)
  return '10X98765432'[sum % 11] === characters[17]
}

const APPLICANT = '申请人'

/** A common surname with one or two characters, then a word that a person is the subject of. */
const NAME =
  /申请人(?:为|是)?([王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余杜叶程魏苏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦方邹熊孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤][\u4e00-\u9fa5]{1,2}?)(?=申请|要求|提出|提交|不服|向|因|诉|，|、|等|（)/g

function nameFindings({ report, template }: CheckContext): Finding[] {
  return report.sections.flatMap(({ id, text }) => {
    if (!text.includes(APPLICANT)) return []
    return [...text.matchAll(NAME)].map((match) => {
      const masked = (match[1] ?? '').includes('某')
      const start = match.index + match[0].length - (match[1] ?? '').length
      return textFinding(
        personal,
        id,
        masked
          ? `${sectionName(template, id)}提到申请人“${match[1]}”，虽已隐名，仍建议不写个案。`
          : `${sectionName(template, id)}可能出现申请人姓名“${(match[1] ?? '').slice(0, 1)}××”，请核对，是姓名的改为“某申请人”。`,
        {
          level: masked ? 'hint' : 'warning',
          quote: { text: match[0], start, end: start + (match[1] ?? '').length },
        },
      )
    })
  })
}
