import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { Dashboard, smallRepository } from '../support/browser.js'
import { readRows, showsItsAnswer } from '../support/page-table.js'
import { until } from '../support/page-until.js'

/** The browser itself reports each answer that is not good, and each that does not come; nothing else may be said. */
const ofTheNetwork = /^error: Failed to load resource/

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(smallRepository)
})
afterEach(async () => {
  expect((await dashboard.leave()).filter((fault) => !ofTheNetwork.test(fault))).toEqual([])
})
afterAll(async () => {
  await dashboard.stop()
})

describe('an answer that does not come', () => {
  it('leaves the last good figure with a note, and is there after another try', async () => {
    const page = await dashboard.open('/explore?measure=studies&by=modality&grain=year&tab=trend:table')
    await showsItsAnswer(page, dashboard)
    const before = await readRows(page)
    await page.route('**/api/v1/trends?*', (route) => route.abort())
    await page.getByRole('combobox', { name: 'Periods' }).selectOption('quarter')
    const note = page.getByRole('alert').filter({ hasText: 'The server is not reached' })
    await note.waitFor()
    expect(await note.innerText()).toContain('The figure shows the last good answer.')
    expect(await readRows(page)).toEqual(before)
    await page.unroute('**/api/v1/trends?*')
    await note.getByRole('button', { name: 'Try again' }).click()
    await showsItsAnswer(page, dashboard)
    await note.waitFor({ state: 'detached' })
    expect(await readRows(page)).not.toEqual(before)
  })

  it('is told with its request where the server itself fails', async () => {
    const failure = { type: 'about:blank', title: 'Failed', status: 500, detail: 'It failed.', requestId: 'req-77' }
    const page = await dashboard.open('/explore?measure=studies&grain=year', {
      before: (blank) =>
        blank.route('**/api/v1/trends?*', (route) =>
          route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(failure) }),
        ),
    })
    const note = page.getByRole('alert').filter({ hasText: 'This could not be loaded' })
    await note.waitFor()
    expect(await note.innerText()).toContain('Request req-77')
  })
})

describe('a bad question in the address', () => {
  it.each([
    ['measure=nonsense', 'measure'],
    ['measure=studies&by=shoeSize', 'by'],
    ['measure=studies&where=sex:purple', 'where'],
    ['measure=studies&grain=month&from=yesterday', 'from'],
  ])('%s is refused, and the field is named', async (search, field) => {
    const page = await dashboard.open(`/explore?${search}`)
    const note = page.getByRole('alert').filter({ hasText: 'This question has no answer' })
    await note.waitFor()
    expect(await note.innerText()).toMatch(new RegExp(`\\b${field}: `))
  })

  it('is mended with the controls beside it', async () => {
    const page = await dashboard.open('/explore?measure=studies&by=shoeSize&tab=trend:table')
    await page.getByRole('alert').first().waitFor()
    await page.getByRole('button', { name: 'Remove shoeSize' }).click()
    await showsItsAnswer(page, dashboard)
    await until(async () => expect(await page.getByRole('alert').count()).toBe(0))
  })

  it('that asks as of a snapshot nobody has leads back to the current one', async () => {
    const page = await dashboard.open('/?asOf=ffffffffffff')
    await page.getByText('There is no snapshot “ffffffffffff”.').waitFor()
    expect(await page.getByText('ffffffffffff').count()).toBe(1)
    await page.getByRole('button', { name: 'Show the current one' }).click()
    await page.getByRole('heading', { level: 1, name: /imaging exams of/ }).waitFor()
  })
})

describe('a screen', () => {
  it('has its name while its code is on its way', async () => {
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const page = await dashboard.open('/explore', {
      before: (blank) =>
        blank.route(/assets\/explore-[^/]*\.js$/, async (route) => {
          await released
          await route.continue()
        }),
    })
    await page.getByRole('heading', { level: 1, name: 'Explore' }).waitFor({ state: 'attached' })
    expect(await page.getByRole('combobox', { name: 'Periods' }).count()).toBe(0)
    release()
    await page.getByRole('combobox', { name: 'Periods' }).waitFor()
  })
})

describe('a page that is not there', () => {
  it('says so with its path, and leads to the overview', async () => {
    const page = await dashboard.open('/no/such/page')
    await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor()
    await page.getByText('/no/such/page').waitFor()
    await page.getByRole('link', { name: 'Go to the overview' }).click()
    await page.getByRole('heading', { level: 1, name: /imaging exams of/ }).waitFor()
  })
})
