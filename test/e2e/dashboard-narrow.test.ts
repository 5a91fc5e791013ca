import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Dashboard, smallRepository } from '../support/browser.js'
import { barriers, isOpenToAll } from '../support/page-axe.js'
import { screens } from '../support/page-screens.js'
import { readRows, showsItsAnswer } from '../support/page-table.js'
import { until } from '../support/page-until.js'

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(smallRepository)
})
afterEach(async () => {
  expect((await dashboard.leave()).filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
})
afterAll(async () => {
  await dashboard.stop()
})

async function isWithin(page: Page, width: number): Promise<void> {
  await until(async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

describe('axe finds nothing wrong on a small screen, in light and in dark', () => {
  it.each(screens)('on %s, at 360 px, and nothing scrolls sideways even at 320', async (_name, path, ready) => {
    const page = await dashboard.open(path, { width: 360 })
    await ready(page)
    await isOpenToAll(page)
    await isWithin(page, 360)
    await page.setViewportSize({ width: 320, height: 640 })
    await isWithin(page, 320)
  })
})

describe('a narrow screen', () => {
  it('has the question on a sheet, and what is chosen there is asked', async () => {
    const page = await dashboard.open('/explore?measure=studies&by=modality&grain=month&tab=trend:table', {
      width: 360,
    })
    await showsItsAnswer(page, dashboard)
    await page.getByRole('button', { name: 'Question (1)' }).click()
    const sheet = page.getByRole('dialog', { name: 'The question' })
    await sheet.getByRole('combobox', { name: 'Periods' }).selectOption('year')
    await page.waitForURL(/grain=year/)
    expect(await barriers(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Done' }).click()
    await sheet.waitFor({ state: 'detached' })
    await showsItsAnswer(page, dashboard)
    expect((await readRows(page)).every(({ period }) => /^\d{4}$/.test(period))).toBe(true)
  })
})
