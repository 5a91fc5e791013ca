import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Dashboard, smallRepository } from '../support/browser.js'
import { barriers } from '../support/page-axe.js'
import { until } from '../support/page-until.js'
import { readRows, showsItsAnswer } from '../support/page-table.js'

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

const drawn = (page: Page) => page.locator('figure [role=img] svg path').first().waitFor({ state: 'attached' })
const told = (text: string) => (page: Page) => page.getByText(text).first().waitFor()
const tabled = (page: Page) => page.getByRole('table').waitFor()

const bothTabled = (page: Page) => page.getByRole('table').nth(1).waitFor()

async function overviewDrawn(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'What stands out' }).getByRole('link').first().waitFor()
  for (const figure of await page.locator('figure').all()) {
    await figure.locator('[role=img] svg path').first().waitFor({ state: 'attached' })
  }
}

async function broken(page: Page): Promise<void> {
  await drawn(page)
  await page.route('**/api/v1/trends?*', (route) => route.abort())
  await page.goto('/explore?measure=patients&grain=quarter')
  await told('The server is not reached')(page)
}

/** Every screen and state, with what is waited for. */
const screens: readonly (readonly [name: string, path: string, ready: (page: Page) => Promise<void>])[] = [
  ['the overview', '/', overviewDrawn],
  ['the overview in tables', '/?tab=map:table&tab=trend:table', bothTabled],
  ['a trend', '/explore', drawn],
  ['proportions by two dimensions', '/explore?measure=icuAdmitted&by=sex,ageBand&grain=quarter', drawn],
  ['groups without time', '/explore?measure=patients&by=race&highlight=White', drawn],
  ['a filtered trend', '/explore?measure=studies&by=modality&grain=month&where=sex:female,unknown', drawn],
  ['a table', '/explore?measure=patients&by=race&grain=quarter&tab=trend:table', tabled],
  ['what a figure is about', '/explore?measure=icuAdmitted&by=sex&tab=trend:about', told('To cite')],
  ['an empty answer', '/explore?measure=studies&where=site:nowhere', told('Nothing matches this question')],
  ['a refused question', '/explore?measure=nonsense', told('This question has no answer')],
  ['a page that is not there', '/nowhere', told('There is no such page')],
  ['an answer that does not come', '/explore', broken],
]

async function isWithin(page: Page, width: number): Promise<void> {
  await until(async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

async function isOpenToAll(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await barriers(page, 'colours')).toEqual([])
}

describe('axe finds nothing wrong, in light and in dark', () => {
  it.each(screens)('on %s, at 1440 px', async (_name, path, ready) => {
    const page = await dashboard.open(path, { width: 1440 })
    await ready(page)
    await isOpenToAll(page)
  })

  it.each(screens)('on %s, at 360 px, and nothing scrolls sideways even at 320', async (_name, path, ready) => {
    const page = await dashboard.open(path, { width: 360 })
    await ready(page)
    await isOpenToAll(page)
    await isWithin(page, 360)
    await page.setViewportSize({ width: 320, height: 640 })
    await isWithin(page, 320)
  })

  it.each(['light', 'dark'] as const)('nor in a menu, nor in a list of values, in %s', async (theme) => {
    const page = await dashboard.open('/explore', { theme })
    await drawn(page)
    await page.getByRole('button', { name: 'Take this figure with you' }).click()
    await page.getByRole('menu').waitFor()
    expect(await barriers(page, 'all', '[role=menu]')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add a filter' }).click()
    await page.getByRole('listbox').waitFor()
    expect(await barriers(page, 'all', '[role=dialog]')).toEqual([])
    await page.getByRole('option', { name: 'Age group', exact: true }).click()
    await page.getByRole('checkbox', { name: '65 and over' }).waitFor()
    expect(await barriers(page, 'all', '[role=dialog]')).toEqual([])
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
