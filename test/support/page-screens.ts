import type { Page } from 'playwright-core'

/** A figure has marks. */
export const drawn = (page: Page) => page.locator('figure [role=img] svg path').first().waitFor({ state: 'attached' })
const told = (text: string) => (page: Page) => page.getByText(text).first().waitFor()
const about = (page: Page) => page.locator('figure').getByText('Definition', { exact: true }).waitFor()
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
  await page
    .getByRole('button', { name: /^Only / })
    .first()
    .click()
  await told('The figure shows the last good answer.')(page)
}

/** Every screen and state, with what is waited for. */
export const screens: readonly (readonly [name: string, path: string, ready: (page: Page) => Promise<void>])[] = [
  ['the overview', '/', overviewDrawn],
  ['the overview in tables', '/?tab=map:table&tab=trend:table', bothTabled],
  ['a trend', '/explore', drawn],
  ['proportions by two dimensions', '/explore?measure=icuAdmitted&by=sex,ageBand&grain=quarter', drawn],
  ['groups without time', '/explore?measure=patients&by=race&highlight=White', drawn],
  ['a filtered trend', '/explore?measure=studies&by=modality&grain=month&where=sex:female,unknown', drawn],
  ['a table', '/explore?measure=patients&by=race&grain=quarter&tab=trend:table', tabled],
  ['what a figure is about', '/explore?measure=icuAdmitted&by=sex&tab=trend:about', about],
  ['an empty answer', '/explore?measure=studies&where=site:nowhere', told('Nothing matches this question')],
  ['a refused question', '/explore?measure=nonsense', told('This question has no answer')],
  ['a page that is not there', '/nowhere', told('There is no such page')],
  ['an answer that does not come', '/explore', broken],
]
