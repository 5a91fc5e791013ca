import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { Dashboard, smallRepository } from '../support/browser.js'
import { barriers } from '../support/page-axe.js'

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(smallRepository, { firstExport: false })
})
afterEach(async () => {
  expect((await dashboard.leave()).filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
})
afterAll(async () => {
  await dashboard.stop()
})

describe('before anything is published', () => {
  it.each(['/', '/explore'])('%s says that the first export is running, once and for everybody', async (path) => {
    const page = await dashboard.open(path)
    await page.getByText('The first export is running').first().waitFor()
    expect(await page.getByText('There is no snapshot yet.').first().isVisible()).toBe(true)
    expect(await barriers(page)).toEqual([])
  })

  it('the page fills by itself when the first snapshot is there', async () => {
    const page = await dashboard.open('/')
    await page.getByText('The first export is running').first().waitFor()
    await dashboard.server.export()
    await page.getByRole('heading', { level: 1, name: /imaging exams of/ }).waitFor()
    await page.locator('figure svg path').first().waitFor({ state: 'attached' })
  })
})
