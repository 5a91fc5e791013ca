import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Dashboard, smallRepository } from '../support/browser.js'
import { questionIn, readRows, showsItsAnswer } from '../support/page-table.js'
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

const asTable = '&tab=trend:table'
const byModality = `/explore?measure=studies&by=modality&grain=month${asTable}`

async function filterBy(page: Page, dimension: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('option', { name: dimension, exact: true }).click()
  await page.getByRole('checkbox', { name: value, exact: true }).check({ force: true })
  await page.getByRole('button', { name: 'Apply' }).click()
}

async function splitBy(page: Page, dimension: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a split' }).click()
  await page.getByRole('menuitem', { name: dimension, exact: true }).click()
}

async function measureBy(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Measure' }).fill(label)
  await page.getByRole('option', { name: new RegExp(`^${label}`) }).click()
}

describe('explore', () => {
  it('begins with a question of its own, drawn and in the table', async () => {
    const page = await dashboard.open('/explore')
    await page.locator('figure svg .mark-line path').first().waitFor({ state: 'attached' })
    expect(await page.locator('figure svg .mark-line path').count()).toBeGreaterThanOrEqual(3)
    await page.getByRole('tab', { name: 'Table' }).click()
    await until(async () => expect((await readRows(page)).length).toBeGreaterThan(20))
  })

  it('has each choice in the address, and shows the server’s answer to it', async () => {
    const page = await dashboard.open(byModality)
    await showsItsAnswer(page, dashboard)
    const { measures } = await dashboard.catalogue()
    const label = measures.find(({ id }) => id === 'icuAdmitted')?.label ?? ''
    await measureBy(page, label)
    await page.waitForURL(/measure=icuAdmitted/)
    await showsItsAnswer(page, dashboard)
    await splitBy(page, 'Sex')
    await page.waitForURL(/by=modality,sex/)
    await page.getByRole('button', { name: 'Remove Modality' }).click()
    await page.waitForURL(/by=sex&/)
    await showsItsAnswer(page, dashboard)
    await filterBy(page, 'Age group', '65 and over')
    await page.waitForURL(/where=ageBand:65%2B/)
    await showsItsAnswer(page, dashboard)
    await page.getByRole('combobox', { name: 'Periods' }).selectOption('quarter')
    await page.waitForURL(/grain=quarter/)
    await showsItsAnswer(page, dashboard)
    expect(Object.fromEntries(new URLSearchParams(questionIn(page)))).toEqual({
      ...{ measure: 'icuAdmitted', by: 'sex', grain: 'quarter', where: 'ageBand:65+' },
    })
  })

  it('counts up where running totals are asked for', async () => {
    const page = await dashboard.open(`/explore?measure=studies&grain=quarter${asTable}`)
    await page.getByRole('checkbox', { name: 'Running total' }).check()
    await page.waitForURL(/cumulative=true/)
    await showsItsAnswer(page, dashboard)
    const values = (await readRows(page)).map(({ value }) => Number(value))
    expect(values).toEqual(values.toSorted((a, b) => a - b))
  })

  it('shows somebody else the same from the same address', async () => {
    const page = await dashboard.open(
      '/explore?measure=patients&by=sex&grain=quarter&where=modality:CT&highlight=Female',
    )
    await page.getByRole('tab', { name: 'Table' }).click()
    await showsItsAnswer(page, dashboard)
    const [title, rows] = [await page.locator('figure').getByRole('heading').innerText(), await readRows(page)]
    const other = await dashboard.open(page.url())
    await showsItsAnswer(other, dashboard)
    expect(await readRows(other)).toEqual(rows)
    expect(await other.locator('figure').getByRole('heading').innerText()).toBe(title)
    await other.getByRole('button', { name: 'Remove Modality: CT' }).waitFor()
  })

  it('goes back and forward through what was asked', async () => {
    const page = await dashboard.open(byModality)
    await page.getByRole('combobox', { name: 'Periods' }).selectOption('year')
    await page.waitForURL(/grain=year/)
    await page.getByRole('button', { name: 'Remove Modality' }).click()
    await page.waitForURL(/measure=studies&grain=year/)
    await showsItsAnswer(page, dashboard)
    await page.goBack()
    await page.waitForURL(/by=modality&grain=year/)
    await showsItsAnswer(page, dashboard)
    await page.goBack()
    await page.waitForURL(/grain=month/)
    await showsItsAnswer(page, dashboard)
    expect(await page.getByRole('combobox', { name: 'Periods' }).inputValue()).toBe('month')
    await page.goForward()
    await page.waitForURL(/by=modality&grain=year/)
    await showsItsAnswer(page, dashboard)
  })

  it('says when nothing matches, and takes the filters off again', async () => {
    const page = await dashboard.open('/explore?measure=studies&grain=month&where=site:nowhere')
    await page.getByText('Nothing matches this question').waitFor()
    await page.getByRole('button', { name: 'Remove the filters' }).click()
    await page.waitForURL((url) => !url.searchParams.has('where'))
    await page.locator('figure svg .mark-line path').first().waitFor({ state: 'attached' })
  })
})

describe('the ranked groups', () => {
  const ranking = (page: Page) => page.getByRole('region', { name: 'Groups, all periods together' })

  it('bring a group forward by Enter, and put it back', async () => {
    const page = await dashboard.open('/explore?measure=studies&by=modality&grain=month')
    const name = ranking(page).getByRole('button', { name: /^CT/ })
    await name.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/highlight=CT/)
    expect(await name.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.searchParams.has('highlight'))
    expect(await name.getAttribute('aria-pressed')).toBe('false')
  })

  it('keep only one group by Enter', async () => {
    const page = await dashboard.open(byModality)
    await ranking(page).getByRole('button', { name: 'Only CT' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/where=modality:CT/)
    expect(new URL(page.url()).searchParams.has('by')).toBe(false)
    await showsItsAnswer(page, dashboard)
  })
})

describe('the brush', () => {
  it('chooses a part of the time by arrow keys, and the dates follow', async () => {
    const page = await dashboard.open(byModality)
    await showsItsAnswer(page, dashboard)
    const periods = (await dashboard.answer('measure=studies&grain=month')).total.cells.map(({ period }) => period)
    await page.getByRole('slider', { name: /^From/ }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL((url) => url.searchParams.get('from') === periods[2]?.from)
    await page.getByRole('slider', { name: /^To/ }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL((url) => url.searchParams.get('to') === periods.at(-2)?.to)
    await showsItsAnswer(page, dashboard)
    expect(await page.getByLabel('from', { exact: true }).inputValue()).toBe(periods[2]?.from)
    expect(await page.getByLabel('before', { exact: true }).inputValue()).toBe(periods.at(-2)?.to)
    await page.getByRole('button', { name: 'All dates' }).click()
    await page.waitForURL((url) => !url.searchParams.has('from') && !url.searchParams.has('to'))
  })
})
