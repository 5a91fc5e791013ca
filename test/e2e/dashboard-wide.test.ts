import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { Dashboard, smallRepository } from '../support/browser.js'
import { barriers, isOpenToAll } from '../support/page-axe.js'
import { drawn, screens } from '../support/page-screens.js'

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

describe('axe finds nothing wrong, in light and in dark', () => {
  it.each(screens)('on %s, at 1440 px', async (_name, path, ready) => {
    const page = await dashboard.open(path, { width: 1440 })
    await ready(page)
    await isOpenToAll(page)
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
