import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Cell } from '#analytics/contract/cell.js'
import { qualityAnswer, type QualityAnswer } from '#analytics/contract/quality.js'
import { qualitySheet } from '#analytics/contract/quality-sheet.js'
import type { Role } from '#analytics/contract/trends.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { qualityRecords, spelling } from '../support/quality-records.js'
import { toldConnector } from '../support/told-connector.js'

let asked: Asked
beforeAll(async () => {
  const home = temporaryHome()
  await exportInto(home, [
    toldConnector(qualityRecords, { observations: [...spelling('X', 25), ...spelling('Jx', 2)] }),
  ])
  asked = new Asked(home)
})
afterAll(async () => {
  await asked.close()
  removeTemporaryHomes()
})

const ask = async (text: string, role: Role = 'manager'): Promise<QualityAnswer> =>
  qualityAnswer.parse(await asked.table('quality', text, role))

const numbersOf = (cell: Cell | undefined) =>
  cell?.status === 'shown' ? [cell.numerator, cell.denominator] : (cell?.status ?? 'absent')

describe('who may not see small counts', () => {
  it.each(['by=site', 'by=sex', 'by=modality', 'by=site&grain=month', '', 'where=site:tiny'])(
    'is told none by "%s"',
    async (text) => {
      const answer = await ask(text, 'public')
      const shown = answer.completeness.flatMap(({ groups, total }) => [
        ...groups.flatMap(({ cells }) => cells),
        ...total.cells,
      ])
      for (const { cell } of shown) {
        if (cell.status !== 'shown') continue
        const { numerator = 0, denominator = 0 } = cell
        for (const part of [numerator, denominator - numerator, denominator])
          expect(part === 0 || part >= 11).toBe(true)
      }
      expect(shown.length).toBeGreaterThan(0)
    },
  )

  it('is not told of a site with few patients, nor of what gives it back', async () => {
    const { completeness } = await ask('by=site', 'public')
    for (const { groups, total } of completeness) {
      expect(groups.map(({ label }) => label)).not.toContain('tiny')
      const shown = groups.map(({ cells }) => cells[0]?.cell).filter((cell) => cell?.status === 'shown')
      const [all] = total.cells
      // One of the larger sites is withheld with it in every field, and in all the same one.
      if (all?.cell.status === 'shown') expect(shown.length).toBeLessThan(2)
    }
    const named = completeness.map(
      ({ countingUnit, groups }) => `${countingUnit} ${groups.map(({ label }) => label).join()}`,
    )
    expect(new Set(named)).toEqual(new Set(['patients north', 'studies north']))
  })

  it('is told no numbers of checks beside a part of the repository', async () => {
    const { checks } = await ask('by=site', 'public')
    expect(checks.length).toBeGreaterThan(0)
    for (const check of checks)
      expect(check).toMatchObject({ failed: { status: 'suppressed' }, told: null, message: null })
  })
})

describe('the same as a table', () => {
  it('has every number of the answer, and says which part each row is of', async () => {
    const answer = await ask('by=site')
    const { columns, rows } = qualitySheet(answer)
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    const of = (part: string) => rows.filter((row) => row[at('part')] === part)
    const cells = answer.completeness.flatMap(({ field, groups }) =>
      groups.flatMap(({ key, cells: own }) => own.map(({ cell }) => [field.id, key['site'], numbersOf(cell)])),
    )
    const told = of('completeness').map((row) => [row[at('id')], row[at('group')], [row[at('count')], row[at('of')]]])
    expect(told).toEqual(cells)
    expect(of('check').map((row) => row[at('id')])).toEqual(answer.checks.map(({ rule }) => rule))
    expect(of('unmapped').map((row) => [row[at('label')], row[at('count')]])).toEqual([
      ['X', 25],
      ['Jx', 2],
    ])
    expect(of('rejected')).toHaveLength(answer.rejected.length)
    expect(rows.every((row) => row.length === columns.length && row[at('snapshot')] === answer.snapshot.id)).toBe(true)
  })
})
