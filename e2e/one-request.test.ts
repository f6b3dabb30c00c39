import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdfWriter } from '#platform/documents/write/pdf.ts'
import { popplerText } from '#testing/documents/pdf-inside.ts'
import { as, axeFindings, isTooWide, newPage, PHONE, shoot, withBrowser } from './browser.ts'
import {
  announceDaysOff,
  beginStep,
  choose,
  DESK,
  dialogButton,
  endStep,
  sound,
  stateIs,
  step,
  track,
  writeLetter,
} from './case.ts'
import { demonstrationFolder, type MovingServer, startMovingServer } from './server.ts'

/**
 * One application through all that may happen to it, over five weeks: made on a telephone, confirmed, supplemented, a
 * third party asked, extended, answered in part with a redacted file, and read by who applied.
 */

withBrowser()

const APPLICANT = { name: '柳青山', id: '11010519491231002X', phone: '13800000001' }
const SECRETS = ['沈若兰', '13912345678'] as const
const KEPT = '第一小学 屋面防水 维修费用 186000 元'

let folder: Awaited<ReturnType<typeof demonstrationFolder>>
let server: MovingServer
let at: MovingServer & { readonly password: string }
let roster: Uint8Array
let path = ''
let number = ''
let code = ''

beforeAll(async () => {
  folder = await demonstrationFolder()
  server = await startMovingServer(folder.path)
  at = {
    ...server,
    password: readFileSync(join(folder.path, 'demonstration-password'), 'utf8').trim(),
  }
  roster = await pdfWriter('no-such-folder')({
    title: '2025年学校维修项目验收名册',
    language: 'zh-CN',
    blocks: [
      { kind: 'heading', level: 1, text: '一、维修项目' },
      { kind: 'paragraph', text: `${KEPT}。` },
      { kind: 'heading', level: 1, text: '二、群众代表' },
      { kind: 'paragraph', text: `验收人：${SECRETS[0]}，联系电话：${SECRETS[1]}。` },
    ],
  })
  for (const text of [...SECRETS, '186000']) expect(plain(roster)).toContain(text)
})

afterAll(async () => {
  await server?.stop()
  folder?.remove()
})

it('can be counted into next year once its days off are announced', async () => {
  const page = await as('system', '/desk/calendar', { width: DESK, at })
  const next = new Date().getFullYear() + 1
  await announceDaysOff(page, `${next}-01-01`, `${next}-01-03`)
  await page.getByLabel('已经对照放假通知核对').check()
  await dialogButton(page, '保存').click()
  await page.waitForSelector('.ant-modal', { state: 'detached' })
})

it('is made on a telephone', async () => {
  const page = await phone()
  await page.goto(`${at.url}/requests/new`)
  await page.getByLabel('行政机关').selectOption({ label: '安澜县教育局' })
  await page.getByLabel('申请人类别').selectOption({ label: '自然人' })
  await page.getByLabel('姓名或者单位名称').fill(APPLICANT.name)
  await page.getByLabel('证件号码').fill(APPLICANT.id)
  await page.getByLabel('联系电话').fill(APPLICANT.phone)
  await page.getByLabel('通信地址').fill('安澜县城关镇东街12号')
  await page.getByLabel('信息的名称或者特征').fill('学校维修的材料')
  await page.getByLabel('获取信息的途径').selectOption({ label: '网上获取' })
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '申请已经提交' }).waitFor()
  const kept = await page.locator('.receipt dd').allTextContents()
  number = kept[0] ?? ''
  code = kept[1] ?? ''
})

it('is confirmed, and a supplement is asked for with its letter', async () => {
  const page = await as('clerk', '/desk/requests', { width: DESK, at })
  await page.getByRole('link', { name: number }).first().click()
  await page.waitForURL(/\/desk\/requests\/[0-9a-f-]+/)
  path = new URL(page.url()).pathname
  await step(page, '与申请人确认')
  await page.locator('.clock-due').waitFor()
  await beginStep(page, '告知补正')
  await page.getByLabel('需要补正的事项').fill('请写明学校的名称\n请写明维修的年份')
  await endStep(page, '告知补正')
  await stateIs(page, '补正')
  await page.getByText('拟定《政府信息公开申请补正告知书》').waitFor()
  await writeLetter(page)
  await page.getByRole('button', { name: '编号发出' }).click()
  await page
    .getByText(/补〔\d{4}〕\d+号/)
    .first()
    .waitFor()
})

it('is supplemented by the applicant, who is told in plain words what is wanted', async () => {
  await at.pass(3)
  const page = await follow()
  await page.getByRole('heading', { name: '请您补正' }).waitFor()
  await page.getByText('请写明学校的名称').first().waitFor()
  await pocket(page, 'one-request-supplement')
  await page.getByLabel('补正内容').fill('第一小学2025年维修项目的验收名册。')
  await page.getByRole('button', { name: '提交补正' }).click()
  await page.getByText('答复期限从今天起重新计算').waitFor()
})

it('has a third party asked, who refuses, and is extended', async () => {
  await at.pass(2)
  let page = await as('clerk', path, { width: DESK, at })
  await beginStep(page, '征求意见')
  await choose(page, '征求对象', '第三方')
  await page.getByLabel('名称', { exact: true }).fill(SECRETS[0])
  await endStep(page, '征求意见')
  await page.getByText('尚未收到意见').waitFor()
  await page.getByText('拟定《征求第三方意见书》').waitFor()
  await writeLetter(page, {
    可能受损的权益: '个人隐私',
  })
  await at.pass(5)
  page = await as('clerk', path, { width: DESK, at })
  await beginStep(page, '收到意见')
  await choose(page, '哪一次征求意见', SECRETS[0])
  await choose(page, '意见', '不同意公开')
  await page.getByLabel(/对方说明的理由/).fill('涉及本人姓名和电话。')
  await endStep(page, '收到意见')
  await beginStep(page, '延长答复期限')
  await page.getByLabel('延长的工作日').fill('21')
  await page.getByLabel('同意延长的负责人').fill('邵静宜')
  await page.getByLabel('理由（必填）').fill('名册需要逐页核对。')
  await dialogButton(page, '延长答复期限').click()
  await page.locator('.ant-modal .field-error, .ant-modal .form-problem').first().waitFor()
  await page.getByLabel('延长的工作日').fill('20')
  await endStep(page, '延长答复期限')
  await dialogButton(page, '以后再拟定').click()
  await page.getByText('文书《政府信息公开延期答复告知书》尚未拟定').waitFor()
  await page.getByText(/期限 40 个工作日（20 个，延长 20 个）/).waitFor()
})

it('says why it is due on its day, from receipt to extension', async () => {
  const page = await as('clerk', `${path}/clock`, { width: DESK, at })
  await page.locator('.clock-table .is-due').waitFor()
  const reasons = await page.locator('.clock-table').textContent()
  for (const word of ['收到补正之日', '征求第三方意见，不计入', '40'])
    expect(reasons).toContain(word)
  await sound(page, 'one-request-clock')
})

it('has its file redacted: what was covered is found by no reader of text', async () => {
  await at.pass(14)
  const page = await as('clerk', path, { width: DESK, at })
  await page.locator('.file-drop input').setInputFiles({
    ...{ name: '验收名册.pdf', mimeType: 'application/pdf', buffer: Buffer.from(roster) },
  })
  await page.getByRole('link', { name: '涂黑后公开' }).click()
  for (const [at, text] of SECRETS.entries()) {
    await page.getByRole('button', { name: '加一段文字' }).click()
    await page.getByLabel(`文字 ${at + 1}`).fill(text)
    await page.getByLabel('依据', { exact: true }).nth(at).click()
    await page.keyboard.type('条例第十五条')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: '生成部分公开的文件' }).click()
  await page.getByText('（部分公开）”').waitFor()
  await shoot(page, 'one-request-redacted', { full: true })
})

it('is decided in part, reviewed, signed, answered and served', async () => {
  const page = await as('clerk', path, { width: DESK, at })
  await choose(page, '答复种类', '部分公开')
  await page.getByLabel('所提供的政府信息').fill('《2025年学校维修项目验收名册》（部分公开）')
  await page.getByLabel('提供的形式和途径').fill('电子文档，在网上获取。')
  await page.getByLabel('认定的事实').fill('名册载有维修项目和群众代表的姓名、电话。')
  await page.getByRole('button', { name: '列出不予公开的部分' }).click()
  await page.getByLabel('第 1 处：内容').fill('群众代表的姓名和电话')
  await choose(page, '依据', '保护第三方合法权益')
  await page.getByLabel('理由', { exact: true }).fill('公开会损害其个人隐私，第三方不同意公开。')
  await page.getByLabel(/第三方.*意见/).fill('第三方书面答复不同意公开，理由合理。')
  for (const question of ['第三方是否同意公开', '不公开是否会对公共利益造成重大影响']) {
    await page.getByRole('group', { name: question }).getByLabel('否').check()
  }
  await page.getByRole('button', { name: '保存答复' }).click()
  await page.getByText('内容齐全。').waitFor()
  await shoot(page, 'one-request-decision', { full: true })
  await page.getByRole('button', { name: '拟定答复文书' }).click()
  await dialogButton(page, '拟定').click()
  await page.getByText('随“作出答复”发出').waitFor()
  await step(page, '提交审核')
  await stateIs(page, '待审核')
  await step(await as('reviewer', path, { width: DESK, at }), '审核通过')
  const leader = await as('leader', path, { width: DESK, at })
  await beginStep(leader, '签批')
  await leader.getByText('将提供给申请人的文件：1 份').waitFor()
  await sound(leader, 'one-request-signing')
  await endStep(leader, '签批')
  await page.reload()
  await step(page, '作出答复')
  await stateIs(page, '已答复')
  await beginStep(page, '登记送达')
  await choose(page, '送达方式', '电子送达')
  await endStep(page, '登记送达')
  await stateIs(page, '已送达')
  await sound(page, 'one-request-case')
})

it('is read by the applicant, with the file, in which nothing covered is left', async () => {
  await at.pass(1)
  const page = await follow()
  await page.getByRole('heading', { name: '给您的答复' }).waitFor()
  await pocket(page, 'one-request-answered')
  const letter = plain(await taken(page, '下载答复书（PDF）'))
  for (const words of ['部分公开', '第三十七条', '第十五条', '应当先申请行政复议']) {
    expect(letter).toContain(words)
  }
  const given = plain(await taken(page, /下载：.*部分公开/))
  expect(given).toContain('186000')
  expect(given).toContain('条例第十五条')
  for (const secret of SECRETS) expect(given).not.toContain(secret)
  await page.getByLabel('对这次办理').selectOption({ label: '满意' })
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('谢谢您的评价').waitFor()
})

const phone = () => newPage({ width: PHONE, height: 844, at })

async function follow(): Promise<Page> {
  const page = await phone()
  await track(page, at.url, number, code)
  return page
}

async function pocket(page: Page, name: string): Promise<void> {
  await shoot(page, name, { full: true })
  expect([name, await isTooWide(page), await axeFindings(page)]).toEqual([name, false, []])
}

async function taken(page: Page, button: string | RegExp): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await (download as Download).path())
}

/** What another program reads in a PDF, without the breaks of its lines. */
function plain(bytes: Uint8Array): string {
  const text = popplerText(bytes)
  if (text === null) throw new Error('pdftotext is not installed (poppler-utils)')
  return text.replaceAll(/\s/g, '')
}
