import { expect } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a theme can change: the structure of a page is the same in all. */
const colours = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong on the page as it stands: the rule, and where. */
export async function barriers(
  page: Page,
  about: 'all' | 'colours' = 'all',
  within = 'html',
): Promise<readonly string[]> {
  const rules = about === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: colours }
  // Evaluated by the debugger, which the page's content security policy does not bind.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(within)}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  )
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${String(target)} ${failureSummary ?? ''}`),
  )
}

/** Nothing is wrong for those who read by other means, in light and in dark. */
export async function isOpenToAll(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await barriers(page, 'colours')).toEqual([])
}
