import { expect, it } from 'vitest'
import {
  axeFindings,
  county,
  isTooWide,
  newPage,
  PHONE,
  shoot,
  WIDE,
  withBrowser,
} from './browser.ts'

/** The description of the API, drawn by a library, is held to the same policy as our own pages. */

withBrowser()

it('is drawn under our policy, with our mark', async () => {
  for (const width of [WIDE, PHONE]) {
    const page = await newPage({ width })
    await page.goto(`${county.url}/api/docs`)
    await page.waitForSelector('.opblock-tag')
    await shoot(page, 'api-docs')
    expect(await page.title()).toBe('接口说明 - 公开')
    const mark = page.locator('.house-head a img')
    expect(
      await mark.evaluate((image: { naturalWidth: number }) => image.naturalWidth),
    ).toBeGreaterThan(0)
    expect({ width, isTooWide: await isTooWide(page) }).toEqual({ width, isTooWide: false })
    expect(await axeFindings(page)).toEqual([])
    await page.locator('.opblock-tag').first().click()
    await page.locator('.opblock-summary-control').first().click()
    await page.waitForSelector('.opblock-body')
    await shoot(page, 'api-docs-open')
  }
})
