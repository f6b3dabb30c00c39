import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  axeFindings,
  isTooWide,
  newPage,
  PHONE,
  settled,
  shoot,
  signIn,
  WIDE,
  withBrowser,
} from './browser.ts'
import { newFolder, type Server, startServer } from './server.ts'

/** An empty installation becomes a working one: set-up, people, accounts, roles, second factor. */

withBrowser()

const folder = newFolder()
let server: Server
beforeAll(async () => {
  server = await startServer(folder.path, '--no-demo')
})
afterAll(async () => {
  await server?.stop()
  folder.remove()
})

const PASSWORD = 'Liuhe-2026-morning'
const REGION = '柳河县'

async function desk(login: string | null, password = PASSWORD, width = WIDE): Promise<Page> {
  const page = await newPage({ width })
  await page.goto(`${server.url}/desk`)
  await page.waitForSelector('.entrance')
  if (login) {
    await signIn(page, login, password)
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor({ state: 'detached' })
  }
  await settled(page)
  return page
}

async function sound(page: Page, name: string): Promise<void> {
  await settled(page)
  await shoot(page, name, { full: true })
  expect(await axeFindings(page)).toEqual([])
  expect(await isTooWide(page)).toBe(false)
}

it('is set up by who reads the console', async () => {
  await sound(await desk(null, '', PHONE), 'set-up')
  const page = await desk(null)
  await sound(page, 'set-up')
  const code = /设置码 (\S+)/.exec(server.said())?.[1] ?? ''
  const fields = {
    setUpCode: 'wrong-code',
    'region.name': REGION,
    'region.code': '990102',
    'government.name': `${REGION}人民政府`,
    'office.name': `${REGION}人民政府办公室`,
    ...administrator('system', '夏立群'),
    ...administrator('security', '秦守正'),
    ...administrator('audit', '孟观止'),
  }
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name="${name}"]`, text)
  await page.getByRole('button', { name: '建立' }).click()
  await page.locator('.form-problem', { hasText: '安装码不正确' }).waitFor()
  await sound(page, 'set-up-wrong')
  await page.fill('[name=setUpCode]', code)
  await page.getByRole('button', { name: '建立' }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
})

const administrator = (key: string, name: string) => ({
  [`${key}.name`]: name,
  [`${key}.login`]: key,
  [`${key}.password`]: PASSWORD,
})

it('gets its agencies and people from spreadsheets, with every wrong row named', async () => {
  const page = await desk('system')
  await page.goto(`${server.url}/desk/agencies`)
  await settled(page)
  await page.getByRole('button', { name: '批量导入' }).click()
  const head = '单位名称,上级单位,类别,统一社会信用代码,单独编制年报,联系电话'
  const wrong = `${head}\n柳河县教育局,${REGION}人民政府,政府部门,,是,\n柳河县水务局,没有的单位,政府部门,,是,\n`
  await give(page, wrong)
  await page.locator('.ant-modal .is-late', { hasText: '有误' }).first().waitFor()
  await sound(page, 'import-wrong')
  await give(page, wrong.replace('没有的单位', `${REGION}人民政府`))
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await page.getByText('柳河县水务局').first().waitFor()
  await page.getByRole('button', { name: '批量导入' }).click()
  await page.getByText('人员', { exact: true }).click()
  await give(
    page,
    '姓名,单位名称,职务,电话,电子邮箱\n许文清,柳河县教育局,科员,13900000000,x@liuhe.example\n',
  )
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.waitForSelector('.ant-modal', { state: 'detached' })
})

const give = (page: Page, text: string) =>
  page.setInputFiles('.ant-modal .file-drop input', {
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${text}`),
  })

let oneTime = ''

it('opens an account by one administrator and entrusts it by another', async () => {
  const system = await desk('system')
  await openAgency(system)
  await sound(system, 'people')
  await system.getByRole('tab', { name: '单位信息' }).click()
  await sound(system, 'agency')
  await system.getByRole('tab', { name: '人员和账号' }).click()
  await system.getByRole('button', { name: '开设账号' }).click()
  await system.getByLabel('登录名').fill('xuwenqing')
  await system.getByRole('button', { name: '开设', exact: true }).click()
  oneTime = (await system.locator('.ant-modal code').textContent()) ?? ''
  await sound(system, 'one-time-password')
  await system.getByRole('button', { name: '我已记下' }).click()
  const security = await desk('security')
  await openAgency(security)
  await security.getByRole('button', { name: '授予角色' }).click()
  await security.waitForSelector('.ant-modal')
  await sound(security, 'give-role')
})

async function openAgency(page: Page, name = '柳河县教育局'): Promise<void> {
  await page.goto(`${server.url}/desk/agencies`)
  await settled(page)
  await page.getByText(name).first().click()
  await settled(page)
}

it('takes a role back after asking', async () => {
  const page = await desk('security')
  await openAgency(page)
  await page.getByRole('button', { name: '授予角色' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '授予' }).click()
  await page.waitForSelector('.grant-list li')
  await page.getByRole('button', { name: /^收回/ }).click()
  await page.getByText('立即生效').waitFor()
  await sound(page, 'take-role')
  await page.locator('.ant-modal').getByRole('button', { name: /^收回/ }).click()
  await page.waitForSelector('.grant-list li', { state: 'detached' })
})

it('follows an agency to another name and to its end', async () => {
  const page = await desk('system')
  await openAgency(page, '柳河县水务局')
  await page.getByRole('tab', { name: '单位信息' }).click()
  for (const phone of ['0000-2026002', '0000-2026003']) {
    await page.getByLabel('电话', { exact: true }).fill(phone)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').last().waitFor()
    await page.getByText('已保存').last().waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: '更名' }).click()
  await page.getByLabel('新名称').fill('柳河县水利局')
  await sound(page, 'rename')
  await page.locator('.ant-modal').getByRole('button', { name: '更名' }).click()
  await page.getByRole('heading', { name: '柳河县水利局' }).waitFor()
  await page.getByRole('tab', { name: '单位信息' }).click()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByLabel('从哪一天起').fill('2020-01-01')
  await dialog.getByRole('button', { name: '撤销' }).click()
  await dialog.locator('.field-error', { hasText: '应当晚于成立日期' }).waitFor()
  await sound(page, 'close-refused')
  await dialog.getByLabel('从哪一天起').fill(LATER)
  await dialog.getByLabel('由哪个单位承继').fill('教育局')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '撤销' }).click()
  await page.getByText('请选择一个单位').waitFor()
  await page.getByText('含已撤销').click()
  await page.getByText('柳河县水利局（已撤销）').waitFor()
  await sound(page, 'agency-closed')
})

/** An agency that began today ends tomorrow at the soonest, in China as here. */
const LATER = new Date(Date.now() + 86_400_000 * 2).toISOString().slice(0, 10)

it('makes a newcomer change the password first', async () => {
  const page = await desk('xuwenqing', oneTime)
  await page.getByRole('heading', { name: '请先更换密码' }).waitFor()
  await sound(page, 'forced-password')
  await page.fill('[name=current]', oneTime)
  await page.fill('[name=next]', 'short')
  await page.fill('[name=again]', 'short')
  await page.getByRole('button', { name: '更换密码' }).click()
  await page.locator('.form-problem').waitFor()
  await sound(page, 'forced-password-refused')
  await page.fill('[name=next]', PASSWORD)
  await page.fill('[name=again]', PASSWORD)
  await page.getByRole('button', { name: '更换密码' }).click()
  await page.waitForSelector('.frame')
})

it('lets in with a code of the telephone, and with a recovery code once', async () => {
  const page = await desk('xuwenqing')
  await page.goto(`${server.url}/desk/account`)
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.locator('.ant-modal [name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: '继续' }).click()
  await page.waitForSelector('.second-factor svg')
  await sound(page, 'second-factor')
  const secret = ((await page.locator('.second-factor code').textContent()) ?? '').replace(
    /\s/g,
    '',
  )
  await page.locator('.ant-modal [name=code]').fill(await generate({ secret }))
  await page.getByRole('button', { name: '启用双重验证' }).click()
  await page.waitForSelector('.recovery-codes')
  await sound(page, 'recovery-codes')
  const [code = ''] = await page.locator('.recovery-codes code').allTextContents()
  await page.getByRole('button', { name: '我已保存' }).click()
  const again = await newPage({ width: PHONE })
  await again.goto(`${server.url}/desk`)
  await signIn(again, 'xuwenqing', PASSWORD)
  await again.getByRole('heading', { name: '双重验证' }).waitFor()
  await sound(again, 'second-factor-asked')
  await again.getByRole('button', { name: '手机不在身边，使用恢复码' }).click()
  await again.fill('[name=code]', code)
  await again.getByRole('button', { name: '继续' }).click()
  await again.waitForSelector('.frame')
})

it('shows at the foot of its pages what the administrator says there', async () => {
  const page = await desk('system')
  await page.goto(`${server.url}/desk/settings`)
  await page.getByLabel('网站标识码').fill('12')
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.form-problem', { hasText: '10 位数字' }).waitFor()
  await sound(page, 'settings-refused')
  await page.getByLabel('网站标识码').fill('9901020001')
  await page.getByLabel('联系电话').fill('0000-2026001')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存，公众网站随即更新').waitFor()
  await page.goto(server.url)
  const foot = page.locator('.site-footer')
  expect(await foot.textContent()).toContain('9901020001')
  expect(await foot.textContent()).toContain('0000-2026001')
})
