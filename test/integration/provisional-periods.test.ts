import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aberrationAnswer } from '#analytics/contract/aberrations.js'
import { changeAnswer } from '#analytics/contract/change.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { delayedCsv, delayedMapping, delayedStudies } from '../support/delayed-studies.js'
import { sourceOf } from '../support/folder-of.js'
import { plainDelay } from '../support/plain-delay.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

const options = { seed: 2, first: '2020-11-01', days: 776, perDay: 10, meanDelay: 50, dataTo: '2022-12-16' }
const studies = delayedStudies(options)

const provisional = ({ total }: TrendAnswer): readonly (string | undefined)[] =>
  total.cells.filter((cell) => cell.provisional).map(({ period }) => period?.label)

describe('periods of exams that are still filling', () => {
  let asked: Asked
  beforeAll(async () => {
    const home = temporaryHome()
    await exportInto(home, [await sourceOf({ 'studies.csv': delayedCsv(studies) }, delayedMapping)])
    asked = new Asked(home)
  })
  afterAll(async () => {
    await asked.close()
    removeTemporaryHomes()
  })

  // Exams come after 50 days on average: of a month, 95 % have come only after five.
  const { completeness } = plainDelay(studies, '2022-11-01', 12)
  const filling = completeness.findIndex((share) => share >= 0.95)
  const labels = ['2022-05', '2022-06', '2022-07', '2022-08', '2022-09', '2022-10', '2022-11'].slice(-filling)

  it('are those that less than 95 % has come of, as earlier ones filled', async () => {
    expect(filling).toBeGreaterThan(2)
    const trend = await asked.trends('measure=studies&clock=performed&grain=month')
    expect(provisional(trend)).toEqual([...labels, '2022-12'])
    expect(trend.notes).toContainEqual({
      code: 'provisional',
      text: `Periods from ${labels[0]} on are provisional: ${(100 * (completeness[filling - 1] ?? 0)).toFixed(0)} % of ${labels[0]}, less than 95 % of their exams had come by the end of 2022-11, of those that come within 12 months.`,
    })
  })

  it('are the same whatever span is asked for', async () => {
    const trend = await asked.trends('measure=studies&clock=performed&grain=month&from=2022-09-01')
    expect(provisional(trend)).toEqual(
      ['2022-09', '2022-10', '2022-11', '2022-12'].filter((each) => each >= (labels[0] ?? '')),
    )
  })

  it('are told to the public without the share', async () => {
    const trend = await asked.trends('measure=studies&clock=performed&grain=month', 'public')
    expect(provisional(trend).length).toBeGreaterThan(2)
    expect(trend.notes.find(({ code }) => code === 'provisional')?.text).toMatch(/provisional: less than 95 %/)
  })

  it('are left out of a change, which would look like a fall', async () => {
    const text = 'measure=studies&clock=performed&grain=month&from=2021-01-01'
    const { total } = changeAnswer.parse(await asked.table('change', text))
    expect(total.periods.provisional).toBe(filling + 1)
    expect(total.change.status === 'shown' && Math.abs(total.change.value)).toBeLessThan(1)
  })

  it('give no signal', async () => {
    const answer = aberrationAnswer.parse(
      await asked.table('aberrations', 'measure=studies&clock=performed&grain=isoWeek'),
    )
    const last = answer.groups[0]?.points.slice(-8) ?? []
    expect(last.map(({ point }) => point)).toEqual(last.map(() => ({ status: 'undefined', reason: 'provisional' })))
  })

  it('are only the last one where no delay can be learnt: of the contributed clock, and of what has just begun', async () => {
    expect(provisional(await asked.trends('measure=studies&grain=month'))).toEqual(['2022-12'])
    const home = temporaryHome()
    const young = studies.filter(({ performedOn }) => performedOn >= '2022-03-01')
    await exportInto(home, [await sourceOf({ 'studies.csv': delayedCsv(young) }, delayedMapping)])
    const other = new Asked(home)
    expect(provisional(await other.trends('measure=studies&clock=performed&grain=month'))).toEqual(['2022-12'])
    await other.close()
  })
})
