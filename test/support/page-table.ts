import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { Dashboard } from './browser.js'
import { until } from './page-until.js'

/** A row of a table as it is read: its groups, its period and its number or the sign that stands there. */
export interface ReadRow {
  readonly group: string
  readonly period: string
  readonly value: string
}

/** The rows of the figure's table, as they stand on the page; both signs of a withheld number are read as one. */
export function readRows(page: Page): Promise<readonly ReadRow[]> {
  return page
    .getByRole('table')
    .first()
    .evaluate((table) => {
      const names = [...table.querySelectorAll('thead th')].map((head) => head.textContent)
      const [period, value] = [names.indexOf('Period'), names.indexOf('Value')]
      const dimensions = period < 0 ? value : period
      return [...table.querySelectorAll('tbody tr')].map((row) => {
        const texts = [...row.children].map((cell) => (cell.querySelector('span') ?? cell).textContent)
        return {
          group: texts.slice(0, dimensions).join(' · '),
          period: period < 0 ? '' : (texts[period] ?? ''),
          value: texts[value] === '1–10' ? 'withheld' : (texts[value] ?? ''),
        }
      })
    })
}

/** The rows that an answer by one dimension or none has, in words: full precision, and a sign for what is not shown. */
export function rowsOf({ groups, total, question }: TrendAnswer): readonly ReadRow[] {
  const all = question.by.length === 0 ? [{ label: '', cells: total.cells }] : groups
  return all.flatMap(({ label, cells }) =>
    cells.map(({ period, cell }) => ({ group: short(label), period: period?.label ?? '', value: sign(cell) })),
  )
}

/** A table has room for the code alone: 'CT', not 'CT · computed tomography'. */
const short = (label: string): string => label.split(' · ')[0] ?? label

function sign(cell: Cell): string {
  if (cell.status === 'shown') return String(cell.value)
  return cell.status === 'undefined' ? '–' : 'withheld'
}

const ofTheQuestion = ['measure', 'by', 'clock', 'grain', 'from', 'to', 'where', 'asOf', 'cumulative']

/** The question that the page's address asks, for the API. */
export function questionIn(page: Page): string {
  const asked = new URL(page.url()).searchParams
  return new URLSearchParams([...asked].filter(([name]) => ofTheQuestion.includes(name))).toString()
}

/** Waits until the table on the page says what the server answers to the question in the address. */
export async function showsItsAnswer(page: Page, dashboard: Dashboard): Promise<void> {
  const rows = rowsOf(await dashboard.answer(questionIn(page)))
  expect(rows.length).toBeGreaterThan(0)
  await until(async () => expect(await readRows(page)).toEqual(rows))
}
