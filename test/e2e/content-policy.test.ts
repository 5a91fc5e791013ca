import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Dashboard, smallRepository } from '../support/browser.js'
import { drawn, screens } from '../support/page-screens.js'

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(smallRepository)
})
afterEach(async () => {
  await dashboard.leave()
})
afterAll(async () => {
  await dashboard.stop()
})

/** What the page tried that its policy forbids, from its first line of HTML on. */
async function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => JSON.parse(document.documentElement.dataset['violations'] ?? '[]') as string[])
}

const watched = (page: Page) =>
  page.addInitScript(() => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
      seen.push([effectiveDirective, blockedURI, sample, sourceFile].join(' '))
      document.documentElement.dataset['violations'] = JSON.stringify(seen)
    })
  })

const more: typeof screens = [
  ['what operators see', '/operations', (page) => page.getByRole('table').first().waitFor()],
  ['how to connect a source', '/help/connect', (page) => page.getByRole('heading').first().waitFor()],
  ['the description of the API', '/api/docs', (page) => page.locator('.opblock').first().waitFor()],
]

describe('the content security policy', () => {
  it.each([...screens, ...more])('is broken by nothing on the screen of %s', async (_name, path, ready) => {
    // Operations are for operators; the policy is the same for everybody.
    const page = await dashboard.open(path, { before: watched, isOperator: path.startsWith('/operations') })
    await ready(page)
    expect(await violations(page)).toEqual([])
  })

  it('is broken by no menu, no list and no download either', async () => {
    const page = await dashboard.open('/explore', { before: watched })
    await drawn(page)
    await page.getByRole('button', { name: 'Take this figure with you' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Download PNG' }).click()
    await coming
    await page.getByRole('button', { name: 'Add a filter' }).click()
    await page.getByRole('listbox').waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('stops a script and an evaluation that somebody wrote into a page', async () => {
    const page = await dashboard.open('/', { before: watched })
    await page.getByRole('heading').first().waitFor()
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "taken over"'
      document.body.append(script)
      // From a timer: what is evaluated on behalf of a debugger is let through.
      setTimeout(() => {
        const evaluate = Reflect.get(window, 'eval') as (text: string) => unknown
        evaluate('document.title = "taken over"')
      })
      document.body.insertAdjacentHTML('beforeend', '<img src="/nothing" onerror="document.title = \'taken over\'">')
    })
    await page.waitForFunction(() => (document.documentElement.dataset['violations'] ?? '').includes('script-src-attr'))
    expect(await page.title()).not.toBe('taken over')
    const seen = (await violations(page)).join('\n')
    for (const what of ['script-src-elem inline', 'script-src eval']) expect(seen).toContain(what)
  })
})
