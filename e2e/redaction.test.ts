import { expect, it } from 'vitest'
import { handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { as, axeFindings, isTooWide, settled, shoot, withBrowser } from './browser.ts'

/** Parts of an attached PDF are covered on its pages, and the rest is attached to be given out. */

withBrowser()

const GROUND = '条例第十五条'
/** So many that one sees how far it is. */
const EMPTY_PAGES = Array.from({ length: 39 }, () => '')
const file = handMadePdf({
  pages: [lineAt(72, 700, 'ZHANG LIVES HERE') + lineAt(72, 400, 'PHONE 139'), ...EMPTY_PAGES],
})

it('is marked by mouse, by numbers and by text; a refusal loses nothing', async () => {
  const page = await as('clerk', '/desk/requests/new', { width: 1440 })
  await page.getByLabel('姓名').fill('柳青山')
  await page.getByLabel('证件号码').fill('11010519491231002X')
  await page.getByLabel('联系电话').fill('13800000000')
  await page.getByLabel('电子邮箱').fill('liu@example.com')
  await page.getByLabel('名称、文号或者其他特征性描述').fill('安澜县教育局2025年值班名册')
  await page.getByRole('button', { name: '登记并打印回执' }).click()
  await page.getByRole('link', { name: '去办理' }).click()
  await page.locator('.clock-due').waitFor()
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '名册.pdf', mimeType: 'application/pdf', buffer: Buffer.from(file) },
  })
  await page.getByRole('link', { name: '涂黑后公开' }).click()
  const sheet = page.locator('.redact-sheet svg')
  const box = await sheet.boundingBox()
  if (!box) throw new Error('no page')
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.5)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.56, { steps: 5 })
  await page.mouse.up()
  await page.locator('.redact-area').waitFor()
  await page.getByRole('button', { name: '加一段文字' }).click()
  await page.getByLabel('文字 1').fill('WANG')
  await page.getByRole('button', { name: '生成部分公开的文件' }).click()
  expect(await page.getByText('请选择不予公开的依据。').count()).toBe(2)
  for (const field of await page.getByLabel('依据', { exact: true }).all()) {
    await field.click()
    await page.keyboard.type(GROUND)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: '生成部分公开的文件' }).click()
  await page.getByText('文件里找不到要遮盖的文字“WANG”').waitFor()
  expect(await page.locator('.redact-area').count()).toBe(1)
  await page.getByLabel('文字 1').fill('ZHANG')
  await page.getByRole('button', { name: '生成部分公开的文件' }).click()
  await page.getByText(/正在(遮盖|读取)第 \d+ 页，共 40 页/).waitFor()
  await shoot(page, 'redaction-under-way')
  await page.getByText('已另存为附件“名册（部分公开）”').waitFor({ timeout: 60_000 })
  await settled(page)
  await shoot(page, 'redaction', { full: true })
  expect(await axeFindings(page)).toEqual([])
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await isTooWide(page)).toBe(false)
  }
  const href = await page.getByRole('link', { name: '下载并逐页核对' }).getAttribute('href')
  const answer = await page.request.get(new URL(href ?? '', page.url()).href)
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
})
