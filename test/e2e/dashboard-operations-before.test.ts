import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { Dashboard, smallRepository } from '../support/browser.js'
import { isOpenToAll } from '../support/page-axe.js'

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(smallRepository, { firstExport: false })
})
afterEach(async () => {
  // The browser itself reports the catalogue that is not there yet.
  expect((await dashboard.leave()).filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
})
afterAll(async () => {
  await dashboard.stop()
})

describe('the operations screen before anything has run', () => {
  it('says so and offers both ways on', async () => {
    const page = await dashboard.open('/operations', { isOperator: true })
    await page.getByRole('heading', { level: 1, name: 'No export has run yet' }).waitFor()
    await page.getByText(/It is safe: a snapshot is published only when it is whole/).waitFor()
    await page.getByRole('link', { name: 'How to connect a source' }).waitFor()
    await isOpenToAll(page)
  })

  it('publishes the first snapshot when it is told to, and says which', async () => {
    const page = await dashboard.open('/operations', { isOperator: true })
    await page.getByRole('button', { name: 'Run now: demo' }).click()
    await page
      .getByRole('heading', { level: 1, name: /the last export published \w{4} less than a minute ago$/ })
      .waitFor()
    await page.getByRole('table').getByText('published').waitFor()
  })

  it('keeps what it knew when the server goes away, and says that it is from before', async () => {
    const page = await dashboard.open('/operations', { isOperator: true })
    await page.getByRole('table').waitFor()
    await page.route('**/api/v1/exports*', (route) => route.abort())
    await page
      .getByText(/^The server is not reached. What you see is from before/)
      .first()
      .waitFor({ timeout: 30_000 })
    expect(await page.getByRole('article', { name: 'demo' }).isVisible()).toBe(true)
  })
})
