import { chineseDay } from '#core/kit/day.ts'
import { APPLICANT_TYPES, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import { DELIVERIES, FORMS } from '#core/requests/words.ts'
import type {
  OutputBlock,
  OutputCell,
  OutputDocument,
} from '#platform/documents/write/output-document.ts'
import type { ApplicationForm } from '../portal/application-form.ts'
import type { Contact } from '../requests.ports.ts'

export type PaperAgency = { readonly name: string; readonly contact: Contact }

type Row = { readonly label: string; readonly text: string; readonly lines?: number }

/**
 * The form of an application on paper (条例§29), blank or with what was typed, to be signed and handed
 * in or posted. An empty place keeps room to write by hand.
 */
export function applicationPaper(
  form: ApplicationForm | null,
  agency: PaperAgency | null,
): OutputDocument {
  return {
    title: '政府信息公开申请表',
    language: 'zh-CN',
    subject: '政府信息公开',
    blocks: [
      {
        kind: 'paragraph',
        text: `${agency?.name ?? '　　　　　　　　　　　　（行政机关）'}：`,
        isFlush: true,
      },
      table('申请人', applicantRows(form)),
      table('所需政府信息', wantedRows(form)),
      {
        kind: 'signature',
        lines: ['申请人（签名或者盖章）：　　　　　　', '　　　年　　月　　日'],
      },
      ...notes(agency),
    ],
  }
}

/** How and when an application came in, on the form of one that is registered. */
export type Reception = {
  readonly number: string
  readonly channel: string
  readonly submittedOn: string
}

/** The application of a registered request as the same form, for its file: what is known, no blanks to sign. */
export function applicationRecord(
  form: ApplicationForm,
  agencyName: string,
  { number, channel, submittedOn }: Reception,
): OutputDocument {
  const note = `登记编号：${number}；${chineseDay(submittedOn)}提出，方式：${channel}。本表按平台登记的内容生成，原件在附件中的，以原件为准。`
  return {
    ...applicationPaper(form, null),
    blocks: [
      { kind: 'paragraph', text: `${agencyName}：`, isFlush: true },
      table('申请人', applicantRows(form)),
      table('所需政府信息', wantedRows(form)),
      { kind: 'note', text: note },
    ],
  }
}

function applicantRows(form: ApplicationForm | null): Row[] {
  return [
    { label: '类别', text: choiceOf(TYPES, form?.applicantKind) },
    { label: '姓名或者名称', text: form?.name ?? '' },
    { label: '证件种类', text: choiceOf(IDENTITY_KINDS, form?.idType) },
    { label: '证件号码', text: form?.idNumber ?? '' },
    { label: '联系电话', text: form?.phone ?? '' },
    { label: '电子邮箱', text: form?.email ?? '' },
    { label: '通信地址、邮编', text: `${form?.address ?? ''}　${form?.postcode ?? ''}`.trim() },
    { label: '联系人（单位填写）', text: form?.contactName ?? '' },
    { label: '代理人（有的填写）', text: form?.agent ?? '' },
  ]
}

function wantedRows(form: ApplicationForm | null): Row[] {
  return [
    { label: '名称、文号或者其他特征', text: wantedText(form), lines: 8 },
    { label: '提供信息的方式', text: choiceOf(FORMS, form?.form) },
    { label: '获取信息的途径', text: choiceOf(DELIVERIES, form?.delivery) },
    { label: '用途（可以不填）', text: form?.purpose ?? '', lines: 2 },
  ]
}

const TYPES = Object.fromEntries(APPLICANT_TYPES.map(({ id, label }) => [id, label]))

function wantedText(form: ApplicationForm | null): string {
  const number = form?.documentNumber.trim() ?? ''
  return `${form?.description ?? ''}${number === '' ? '' : `\n文号：${number}`}`.trim()
}

/** All that may be chosen, each with its box; ticked is what was. */
function choiceOf(labels: Readonly<Record<string, string>>, chosen = ''): string {
  return Object.entries(labels)
    .map(([value, label]) => `${value === chosen ? '☑' : '□'}${label}`)
    .join('　')
}

function table(caption: string, rows: readonly Row[]): OutputBlock {
  const cells = rows.flatMap(({ label, text, lines = 1 }, row): OutputCell[] => {
    const place = { row, rowSpan: 1, columnSpan: 1 } as const
    const room = text === '' ? Array.from({ length: lines }, () => '　').join('\n') : text
    return [
      { ...place, column: 0, role: 'row', text: label },
      { ...place, column: 1, role: 'data', text: room },
    ]
  })
  return {
    ...{ kind: 'table', caption, rows: rows.length, columns: 2, headerRows: 0, cells },
    widths: [0.28, 0.72],
  }
}

function notes(agency: PaperAgency | null): OutputBlock[] {
  const { office, address, postcode, phone, hours } = agency?.contact ?? {}
  const where = [
    office && `受理机构：${office}`,
    address && `地址：${address}${postcode ? `（${postcode}）` : ''}`,
    phone && `电话：${phone}`,
    hours && `时间：${hours}`,
  ].filter((part) => part)
  return [
    {
      kind: 'note',
      text: '请附身份证明的复印件；代理人另附委托书和本人身份证明（条例第二十九条）。',
    },
    {
      kind: 'note',
      text: '书写确有困难的，可以当面口头提出，由工作人员代为填写（条例第二十九条）。不需要说明用途。',
    },
    ...(where.length === 0 ? [] : [{ kind: 'note', text: `${where.join('；')}。` } as const]),
  ]
}
