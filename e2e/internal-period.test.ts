import { expect, it } from 'vitest'
import { as, county, hrefsOf, settled, shoot, withBrowser } from './browser.ts'
import { choose, DESK, dialogButton, sound } from './case.ts'

/** An office sets its agencies a shorter period of their own: seen before it is saved, never the law's. */

withBrowser()

it('is set by the office, after what it changes is seen', async () => {
  const page = await as('office', '/desk/internal-periods', { width: DESK })
  await page.getByText('没有设内部时限').waitFor()
  await sound(page, 'internal-none')
  await page.getByRole('button', { name: '设定内部时限' }).click()
  await page.getByLabel('工作日数').fill('20')
  await dialogButton(page, '预览影响').click()
  await page.getByText('请填写 1 至 19 之间的整数。').waitFor()
  await shoot(page, 'internal-refused')
  await page.getByLabel('工作日数').fill('１０')
  await page.getByLabel('依据或说明（可不填）').fill('县政务公开工作要点')
  await dialogButton(page, '预览影响').click()
  await page.getByText('尚未保存').waitFor()
  await sound(page, 'internal-preview')
  await dialogButton(page, '保存').click()
  await page.getByText('10 个工作日内拟出答复').waitFor()
  await page.waitForSelector('.ant-modal', { state: 'detached' })
  await page.getByRole('button', { name: '设定内部时限' }).click()
  await choose(page, '适用单位', '安澜县教育局')
  await page.getByLabel('工作日数').fill('2')
  await dialogButton(page, '预览影响').click()
  await page.getByText(/已经超过内部时限/).waitFor()
  await dialogButton(page, '保存').click()
  await page.getByText('2 个工作日内拟出答复').first().waitFor()
  await page.waitForSelector('.ant-modal', { state: 'detached' })
  await page.waitForTimeout(3500)
  await sound(page, 'internal-set')
})

it('shows on the day’s page, in the register and beside the statutory day', async () => {
  const page = await as('clerk', '/desk', { width: DESK })
  await page.getByRole('link', { name: '内部时限已过（非法定）' }).waitFor()
  await sound(page, 'internal-today')
  await page.getByRole('link', { name: '内部时限已过（非法定）' }).click()
  await page.locator('.internal-due.is-past').first().waitFor()
  await settled(page)
  await sound(page, 'internal-register')
  await page.locator('.register-number').first().waitFor()
  const [href = ''] = await hrefsOf(page, '.register-number')
  await page.goto(county.url + href)
  await page.locator('.clock-due').waitFor()
  const clock = await page.locator('.case-clock').textContent()
  expect(clock).toMatch(/届满日.*本机关内部时限.*不影响法定期限/)
  await sound(page, 'internal-case')
})

it('is taken back again', async () => {
  const page = await as('office', '/desk/internal-periods', { width: DESK })
  for (const [agency, rule] of [
    ['安澜县教育局', '与本行政区的规定相同'],
    ['全行政区', '不设内部时限'],
  ] as const) {
    await page.getByRole('button', { name: '设定内部时限' }).click()
    await choose(page, '适用单位', agency)
    await choose(page, '规定', rule)
    await dialogButton(page, '预览影响').click()
    await dialogButton(page, '保存').click()
    await page.waitForSelector('.ant-modal', { state: 'detached' })
    await page.waitForTimeout(300)
  }
  await page.getByText('不设内部时限').first().waitFor()
})
