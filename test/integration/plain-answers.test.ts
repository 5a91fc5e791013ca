import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Cell } from '#analytics/contract/cell.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import { measureIds } from '#analytics/catalogue/measures.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { generate } from '#data/synthetic/generate.js'
import {
  plainAnswers,
  plainGroupings,
  plainMeasures,
  type PlainAnswers,
  type PlainGrouping,
} from '../support/plain-answers.js'
import type { PlainAnswer } from '../support/plain-tallies.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const query = (measure: string, by: PlainGrouping): string => {
  if (by === 'overall') return `measure=${measure}`
  return by === 'month' ? `measure=${measure}&grain=month` : `measure=${measure}&by=${by}`
}

/** The server's cells by the plain computation's keys. */
function cellsOf(answer: TrendAnswer, by: PlainGrouping): ReadonlyMap<string, Cell> {
  if (by === 'month') {
    return new Map((answer.groups[0]?.cells ?? []).map(({ period, cell }) => [period?.label ?? '', cell]))
  }
  return new Map(
    answer.groups.map(({ key, cells }) => [
      by === 'overall' ? 'all' : (key[by] ?? ''),
      cells[0]?.cell ?? { status: 'undefined', reason: 'not-applicable' },
    ]),
  )
}

/** Nothing falls into it: a zero for a count, nothing to divide for anything else. */
const isEmpty = (cell: Cell): boolean => cell.status === 'undefined' || (cell.status === 'shown' && cell.value === 0)

function expectEqual(cell: Cell | undefined, plain: PlainAnswer): void {
  if (plain.value === null) {
    expect(cell?.status ?? 'undefined').toBe('undefined')
    return
  }
  if (cell?.status !== 'shown') throw new Error(`expected ${JSON.stringify(plain)}, got ${JSON.stringify(cell)}`)
  expect(cell.value).toBeCloseTo(plain.value, 10)
  if (plain.denominator !== null) expect(cell.denominator).toBe(plain.denominator)
  if (plain.denominator !== null && plain.unknown !== null) expect(cell.unknown).toBe(plain.unknown)
  if (plain.quartiles !== null) expect(cell.quartiles).toEqual(plain.quartiles)
}

describe.each([
  { studies: 3_000, seed: 1, dirt: false },
  { studies: 3_000, seed: 1, dirt: true },
])('$studies synthetic studies, seed $seed, dirt $dirt', (options) => {
  let asked: Asked
  let plain: PlainAnswers
  beforeAll(async () => {
    const home = temporaryHome()
    await exportInto(home, [syntheticConnector({ name: 'demo', ...options })])
    asked = new Asked(home)
    plain = plainAnswers(generate(options))
  })
  afterAll(() => asked.close())

  it('are computed in the plain for every measure there is', () => {
    expect([...plainMeasures].sort()).toEqual([...measureIds].sort())
  })

  describe.each(measureIds)('%s', (measure) => {
    it.each(plainGroupings)('is what a plain count of the records gives, by %s', async (by) => {
      const cells = cellsOf(await asked.trends(query(measure, by)), by)
      const expected = plain.answer(measure, by)
      for (const [key, answer] of expected) expectEqual(cells.get(key), answer)
      const beyond = [...cells].filter(([key, cell]) => !expected.has(key) && !isEmpty(cell))
      expect(beyond).toEqual([])
    })
  })
})
