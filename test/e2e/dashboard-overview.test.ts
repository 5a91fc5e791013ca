import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Dashboard, smallRepository } from '../support/browser.js'
import { readRows, rowsOf } from '../support/page-table.js'
import { until } from '../support/page-until.js'

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(smallRepository)
})
afterEach(async () => {
  expect(await dashboard.leave()).toEqual([])
})
afterAll(async () => {
  await dashboard.stop()
})

const grouped = new Intl.NumberFormat('en')

async function wholeOf(measure: string): Promise<number> {
  const cell = (await dashboard.answer(`measure=${measure}`)).total.cells[0]?.cell
  if (cell?.status !== 'shown') throw new Error(`${measure} is not shown`)
  return cell.value
}

/** What the tile of this name says in large. */
const numberOf = (page: Page, label: string): Promise<string> =>
  page
    .getByRole('region', { name: 'The collection in five numbers' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: label, exact: true }) })
    .getByRole('paragraph')
    .first()
    .innerText()

const trend = (page: Page) => page.locator('figure').first()
const map = (page: Page) => page.locator('figure').nth(1)

describe('the overview', () => {
  it('opens with the API’s own totals', async () => {
    const page = await dashboard.open('/')
    const [studies, patients] = [await wholeOf('studies'), await wholeOf('patients')]
    const heading = `${grouped.format(studies)} imaging exams of ${grouped.format(patients)} patients`
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    expect(await numberOf(page, 'exams')).toBe(grouped.format(studies))
    expect(await numberOf(page, 'patients')).toBe(grouped.format(patients))
    expect(await numberOf(page, 'sites')).toBe(grouped.format(await wholeOf('sites')))
    for (const [label, measure] of [
      ['COVID-19 positive', 'covid19Positive'],
      ['in intensive care', 'icuAdmitted'],
    ] as const) {
      expect(await numberOf(page, label)).toBe(`${(100 * (await wholeOf(measure))).toFixed(1)}\u202f%`)
    }
  })

  it('draws a line for each modality, and a shape for each state', async () => {
    const page = await dashboard.open('/')
    await trend(page).locator('svg .mark-line path').first().waitFor({ state: 'attached' })
    await map(page).locator('svg .mark-shape path').first().waitFor({ state: 'attached' })
    expect(await trend(page).locator('svg .mark-line path').count()).toBeGreaterThanOrEqual(3)
    expect(await map(page).locator('svg .mark-shape path').count()).toBeGreaterThanOrEqual(50)
  })

  it('draws the countries of the world when they are chosen', async () => {
    const page = await dashboard.open('/')
    await map(page).locator('svg .mark-shape path').first().waitFor({ state: 'attached' })
    await page.getByRole('radio', { name: 'Countries' }).check({ force: true })
    await until(async () => expect(await map(page).locator('svg .mark-shape path').count()).toBeGreaterThan(150))
  })

  it('says the same in the map’s table as the API', async () => {
    const page = await dashboard.open('/')
    await map(page).getByRole('tab', { name: 'Table' }).click()
    const rows = rowsOf(await dashboard.answer('measure=patients&by=patientSubdivision'))
    await until(async () => expect(await readRows(page)).toEqual(rows))
    expect(page.url()).toContain('tab=map:table')
  })

  it('leads from each finding to the question behind it', async () => {
    const page = await dashboard.open('/')
    const findings = page.getByRole('region', { name: 'What stands out' }).getByRole('link')
    await findings.first().waitFor()
    await findings.first().click()
    await page.waitForURL(/\/explore\?measure=\w+/)
    await page.locator('figure svg path').first().waitFor({ state: 'attached' })
  })

  it('brings Vega only when there is an answer to draw', async () => {
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const hold = (page: Page) =>
      page.route('**/api/v1/trends?*', async (route) => {
        await released
        await route.continue()
      })
    const page = await dashboard.open('/', { before: hold })
    const vega = () => dashboard.requests.filter((url) => /\/vega[^/]*\.js$/.test(url))
    const asked = (of: RegExp) => expect(dashboard.requests.some((url) => of.test(url))).toBe(true)
    // The figures are there and have asked; whatever else they bring at once has been asked for, too.
    await until(() => asked(/\/trends\?.*by=patientSubdivision/))
    await until(() => asked(/\/trends\?.*grain=month/))
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(vega()).toEqual([])
    release()
    await trend(page).locator('svg path').first().waitFor({ state: 'attached' })
    expect(vega().length).toBeGreaterThan(0)
  })

  it('asks no other host for anything', async () => {
    const page = await dashboard.open('/')
    await trend(page).locator('svg path').first().waitFor({ state: 'attached' })
    await map(page).locator('svg path').first().waitFor({ state: 'attached' })
    const hosts = new Set(dashboard.requests.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'))
    expect([...hosts]).toEqual([dashboard.server.url])
  })
})

describe('a theme', () => {
  it('once chosen holds on the next visit, whatever the system says', async () => {
    const page = await dashboard.open('/', { theme: 'light' })
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await ground()
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await ground()).toBe(dark)
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
    await page.getByRole('radio', { name: 'As the system' }).check({ force: true })
    await page.reload()
    expect(await ground()).toBe(light)
  })
})
