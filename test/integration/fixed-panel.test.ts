import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

describe('a fixed panel of sites', () => {
  let asked: Asked
  beforeAll(async () => {
    const home = temporaryHome()
    await exportInto(home, [syntheticConnector({ name: 'demo', studies: 3_000, seed: 1, dirt: false })])
    asked = new Asked(home)
  })
  afterAll(() => asked.close())

  const question = 'measure=studies&grain=quarter&from=2020-10-01'

  it('are those with records in the first period and in the last whole one', async () => {
    const all = await asked.trends(`${question}&by=site`)
    const cells = all.groups[0]?.cells ?? []
    const last = cells.findLastIndex(({ provisional }) => !provisional)
    const valueAt = (group: (typeof all.groups)[number], i: number) => {
      const cell = group.cells[i]?.cell
      return cell?.status === 'shown' ? cell.value : 0
    }
    const throughout = all.groups.filter(
      (group) => group.key['site'] !== 'unknown' && valueAt(group, 0) > 0 && valueAt(group, last) > 0,
    )
    expect(throughout.length).toBeGreaterThan(0)
    expect(throughout.length).toBeLessThan(all.groups.length)
    const fixed = await asked.trends(`${question}&by=site&panel=fixed`)
    expect(fixed.groups.map(({ key }) => key['site'])).toEqual(throughout.map(({ key }) => key['site']))
    expect(fixed.groups.map(({ cells: own }) => own)).toEqual(throughout.map(({ cells: own }) => own))
    expect(fixed.estimand).toContain(`${throughout.length} sites with records in the first period`)
  })

  it('is what a change and what stands out can be asked of', async () => {
    const [all, fixed] = await Promise.all([
      asked.table('change', question),
      asked.table('change', `${question}&panel=fixed`),
    ])
    expect(fixed).toMatchObject({ question: { panel: 'fixed' }, total: { change: { status: 'shown' } } })
    expect(fixed).not.toEqual(all)
  })

  it('needs periods of the calendar', async () => {
    await expect(asked.trends('measure=studies&panel=fixed')).rejects.toThrow(
      'panel: a fixed panel of sites needs periods',
    )
    await expect(asked.trends('measure=studies&grain=month&panel=x')).rejects.toThrow('"x" is not one of')
  })
})
