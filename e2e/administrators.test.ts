import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'otplib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings, newPage, PHONE, shoot, signIn, withBrowser } from './browser.ts'
import { demonstrationFolder, type Server, startServer } from './server.ts'

/** A program that asks its administrators for a second factor, walked by one who has none. */

withBrowser()

const SETTING = 'ADMINISTRATORS_NEED_SECOND_FACTOR'
let server: Server
let password = ''
let folder: Awaited<ReturnType<typeof demonstrationFolder>>
beforeAll(async () => {
  folder = await demonstrationFolder()
  password = readFileSync(join(folder.path, 'demonstration-password'), 'utf8').trim()
  process.env[SETTING] = 'true'
  server = await startServer(folder.path)
  delete process.env[SETTING]
})
afterAll(async () => {
  await server?.stop()
  folder?.remove()
})

it('leads an administrator to the second factor before anything else, and keeps the codes in view', async () => {
  const page = await newPage({ width: 1280 })
  await page.goto(`${server.url}/desk`)
  await signIn(page, 'system', password)
  await page.getByRole('heading', { name: '请先启用双重验证' }).waitFor()
  await shoot(page, 'administrators-due')
  await page.setViewportSize({ width: PHONE, height: 900 })
  await shoot(page, 'administrators-due')
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  const refused = await page.request.get(`${server.url}/api/accounts`)
  expect([refused.status(), (await refused.json()).code]).toEqual([403, 'second-factor-required'])

  await page.getByRole('button', { name: '启用', exact: true }).press('Enter')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  const secret = ((await page.locator('.second-factor code').textContent()) ?? '').replace(
    /\s/g,
    '',
  )
  await page.getByLabel('验证器上显示的 6 位数字').fill(await generate({ secret }))
  await page.keyboard.press('Enter')
  await page.locator('.recovery-codes li').first().waitFor()
  await shoot(page, 'administrators-codes')
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
  await page.getByRole('button', { name: '我已保存' }).press('Enter')
  await page.waitForSelector('.frame')
  await page.goto(`${server.url}/desk/account`)
  await page.getByText('已启用。登录时除密码外').waitFor()
  expect(await page.getByRole('button', { name: '停用' }).count()).toBe(0)
})

it('asks a clerk for nothing more, and lets who has no telephone at hand leave', async () => {
  const clerk = await newPage()
  await clerk.goto(`${server.url}/desk`)
  await signIn(clerk, 'clerk', password)
  await clerk.waitForSelector('.frame')
  const auditor = await newPage()
  await auditor.goto(`${server.url}/desk`)
  await signIn(auditor, 'auditor', password)
  await auditor.getByRole('button', { name: '退出登录' }).press('Enter')
  await auditor.getByLabel('登录名').waitFor()
})
