import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { Dashboard, smallRepository } from '../support/browser.js'
import { questionIn, readRows, showsItsAnswer } from '../support/page-table.js'

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

async function taken(page: Page, item: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'Take this figure with you' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: item }).click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

const asked = async (page: Page, format: string): Promise<Buffer> => {
  const response = await fetch(`${dashboard.server.url}/api/v1/trends?${questionIn(page)}&format=${format}`)
  return Buffer.from(await response.arrayBuffer())
}

const question = '/explore?measure=icuAdmitted&by=ageBand&grain=quarter&where=covid19Status:positive'

describe('a file taken from a figure', () => {
  it.each([
    ['Download CSV', 'csv'],
    ['Download Parquet', 'parquet'],
  ])('%s has the bytes that the API gives', async (item, format) => {
    const page = await dashboard.open(question)
    const { name, bytes } = await taken(page, item)
    expect(name).toMatch(new RegExp(`^topogram-icuAdmitted-[0-9a-f]{12}\\.${format}$`))
    expect(bytes.length).toBeGreaterThan(500)
    expect(bytes.equals(await asked(page, format))).toBe(true)
  })

  it('is a picture with its title and its source', async () => {
    const page = await dashboard.open(question)
    const title = await page.locator('figure').getByRole('heading').innerText()
    const svg = (await taken(page, 'Download SVG')).bytes.toString()
    const { snapshot } = await dashboard.answer(questionIn(page))
    expect(svg).toMatch(/^<svg/)
    expect(svg.replaceAll('\u00a0', ' ')).toContain(title.replaceAll('\u00a0', ' ').slice(0, 30))
    expect(svg).toContain(snapshot.id.slice(0, 8))
    const png = (await taken(page, 'Download PNG')).bytes
    expect(png.subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('a number that is withheld', () => {
  it('reads so in the table, and no count from 1 to 10 is anywhere in it', async () => {
    const page = await dashboard.open('/explore?measure=patients&by=race&grain=month&tab=trend:table')
    await showsItsAnswer(page, dashboard)
    const values = (await readRows(page)).map(({ value }) => value)
    expect(values).toContain('withheld')
    expect(values.filter((value) => Number(value) > 0 && Number(value) < 11)).toEqual([])
    const texts = await page.getByRole('table').getByRole('cell').allInnerTexts()
    expect(texts.filter((text) => /^([1-9]|10)$/.test(text.trim()))).toEqual([])
  })

  it('is not drawn as a number either, nor named as one among the groups', async () => {
    const page = await dashboard.open('/explore?measure=patients&by=patientSubdivision')
    const ranking = page.getByRole('region', { name: 'Groups, all periods together' })
    await ranking.getByRole('listitem').first().waitFor()
    const { groups } = await dashboard.answer(questionIn(page))
    const counts = (await ranking.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n').at(-1) ?? '')
    expect(groups.some(({ cells }) => cells[0]?.cell.status === 'suppressed')).toBe(true)
    expect(counts.filter((count) => /^([1-9]|10)$/.test(count))).toEqual([])
    expect(counts.filter((count) => /^(1–10|withheld)/.test(count)).length).toBeGreaterThan(0)
  })
})
