import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { as, axeFindings, isTooWide, PHONE, shoot, withBrowser } from './browser.ts'
import { editor, figure, reportOf, saved } from './report.ts'

/** What lies around the writing of a report: the spreadsheet it comes from, last year's, its files, its history. */

withBrowser()

const AGENCY = '安澜县人民政府'
const REPORT = () => reportOf('county', AGENCY, 2025)

it('takes what is copied from a spreadsheet after a look, and brings back what stood there before', async () => {
  const page = await editor('county', await REPORT())
  await page.focus('#at-cell-t3-new-natural')
  await paste(page, '51\t52')
  await expect.poll(() => figure(page, 't3.new.business')).toBe('52')
  await saved(page)
  await page.focus('#at-cell-t3-new-natural')
  await paste(
    page,
    '61\t62\t63\t64\t65\t约六\t315\t多出来的\n71\t72\t73\t74\t75\t76\t441\t多出来的',
  )
  const dialog = page.locator('.ant-modal')
  await dialog.getByText('2 个数据落在表格之外，不会粘贴').waitFor()
  await dialog.getByText('1 个数据不是数字，不会粘贴').waitFor()
  await sound(page, 'paste')
  await dialog.getByRole('button', { name: '粘贴其余 11 格' }).click()
  await expect.poll(() => figure(page, 't3.carried_in.other_org')).toBe('76')
  expect(await figure(page, 't3.new.natural')).toBe('61')
  await saved(page)
  await more(page, '修改记录')
  const saves = page.locator('.ant-drawer .save-list > li')
  await saves.filter({ hasText: '51' }).first().waitFor()
  await sound(page, 'history')
  const earlier = saves.filter({ has: page.locator('ins', { hasText: /^52$/ }) }).first()
  await earlier.getByRole('button', { name: '恢复到这时' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '恢复', exact: true }).click()
  await page.waitForSelector('.ant-drawer-open', { state: 'detached' })
  await expect.poll(() => figure(page, 't3.new.natural')).toBe('51')
  await expect.poll(() => figure(page, 't3.new.business')).toBe('52')
})

/** As after copying in another program. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await page.keyboard.press('Control+v')
}

async function more(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

it('shows last year’s figures and texts beside this year’s', async () => {
  const path = await REPORT()
  for (const width of [1280, PHONE]) {
    const page = await editor('county', path, width)
    await page.getByRole('button', { name: '对照上年', exact: true }).click()
    await page.locator('#at-cell-t3-new-natural .previous').waitFor()
    await page.locator('.section-previous').first().waitFor()
    await page.locator('#at-cell-t3-new-natural').scrollIntoViewIfNeeded()
    await sound(page, 'last-year-table', [width])
    await page.locator('#at-section-s5').scrollIntoViewIfNeeded()
    await sound(page, 'last-year-text', [width])
  }
})

it('keeps files with the draft, and says why one is not taken', async () => {
  const page = await editor('county', await REPORT())
  await more(page, '附件')
  const dialog = page.locator('.ant-modal')
  const field = dialog.locator('.file-drop input')
  await field.setInputFiles({
    ...{ name: '程序.exe', mimeType: 'application/octet-stream' },
    buffer: Buffer.from('MZ\u0090\0\u0003\0\0\0'),
  })
  await dialog.locator('.form-problem').waitFor()
  await sound(page, 'attachment-refused')
  const buffer = readFileSync('samples/government-2024.pdf')
  await drop(page, '.ant-modal .file-drop', '行政规范性文件清单.pdf', buffer)
  const link = dialog.getByRole('link', { name: '行政规范性文件清单.pdf' })
  await link.waitFor()
  await sound(page, 'attachments')
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(readFileSync(await download.path()).equals(buffer)).toBe(true)
  await dialog.getByRole('button', { name: '移除' }).click()
  await link.waitFor({ state: 'detached' })
})

/** As out of a folder on the screen. */
async function drop(page: Page, onto: string, name: string, bytes: Buffer): Promise<void> {
  const content = `Uint8Array.from(atob('${bytes.toString('base64')}'), (c) => c.charCodeAt(0))`
  const file = `new File([${content}], ${JSON.stringify(name)})`
  const dataTransfer = await page.evaluateHandle(
    `(() => { const held = new DataTransfer(); held.items.add(${file}); return held })()`,
  )
  await page.dispatchEvent(onto, 'dragover', { dataTransfer })
  await page.dispatchEvent(onto, 'drop', { dataTransfer })
}

it('is asked for by mail, with those named whom no mail reaches', async () => {
  const page = await as('office', '/desk/rounds')
  await page.locator('main table').getByRole('link', { name: /^2025/ }).click()
  await page.getByRole('button', { name: '提醒未报单位' }).click()
  await page.getByLabel('附言（可不填）').fill('请于本周内报送。')
  await sound(page, 'remind')
  await page.locator('.ant-modal').getByRole('button', { name: '发送' }).click()
  await page.getByText(/^已发出 [1-9]\d* 封邮件/).waitFor()
  await sound(page, 'reminded')
})

/** Wide, and pushed together to the width of a telephone. */
async function sound(page: Page, name: string, widths = [1280, PHONE]): Promise<void> {
  const before = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(400)
    await shoot(page, `around-${name}`)
    expect(await axeFindings(page)).toEqual([])
    expect({ name, width, isTooWide: await isTooWide(page) }).toEqual({
      ...{ name, width, isTooWide: false },
    })
  }
  if (before) await page.setViewportSize(before)
}
