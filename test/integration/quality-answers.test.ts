import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { areRelated, fieldIds, fields } from '#analytics/catalogue/fields.js'
import { dimensionIds, dimensionOf } from '#analytics/catalogue/dimensions.js'
import type { Cell } from '#analytics/contract/cell.js'
import { qualityAnswer, type CompletenessOfField, type QualityAnswer } from '#analytics/contract/quality.js'
import type { Role } from '#analytics/contract/trends.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { people, qualityRecords, spelling } from '../support/quality-records.js'
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

const totalOf = ({ completeness }: QualityAnswer, id: string) =>
  numbersOf(completeness.find(({ field }) => field.id === id)?.total.cells[0]?.cell)

const groupsOf = (of: CompletenessOfField | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries((of?.groups ?? []).map(({ key, cells }) => [Object.values(key).join(), numbersOf(cells[0]?.cell)]))

const count = (is: (person: (typeof people)[number]) => boolean): number => people.filter(is).length

describe('completeness', () => {
  it('is how many are known of all, with the Wilson interval', async () => {
    const answer = await ask('')
    expect(answer.completeness.map(({ field }) => field.id)).toEqual(fieldIds)
    expect(totalOf(answer, 'sex')).toEqual([160, 200])
    expect(totalOf(answer, 'race')).toEqual([150, 200])
    expect(totalOf(answer, 'covid19Positive')).toEqual([150, 200])
    expect(totalOf(answer, 'raceEthnicity')).toEqual([0, 200])
    expect(totalOf(answer, 'modality')).toEqual([400, 400])
    expect(totalOf(answer, 'bodyPart')).toEqual([200 + count(({ bodyPart }) => bodyPart !== null), 400])
    expect(totalOf(answer, 'annotationLabel')).toEqual([30, 400])
    const cell = answer.completeness.find(({ field }) => field.id === 'sex')?.total.cells[0]?.cell
    // 2x + z² ∓ z √(z² + 4x(1 − x/n)) over 2(n + z²), worked out by hand for x = 160, n = 200.
    expect(cell).toMatchObject({ value: 0.8, interval: { method: 'Wilson' } })
    expect(cell?.status === 'shown' ? cell.interval?.lower : null).toBeCloseTo(0.73914, 4)
    expect(cell?.status === 'shown' ? cell.interval?.upper : null).toBeCloseTo(0.84954, 4)
  })

  it('is what the checks counted when the snapshot was made', async () => {
    const { completeness, checks } = await ask('')
    const failed = (rule: string) => checks.find((check) => check.rule === rule)?.failed
    const missing = (id: string) => {
      const cell = completeness.find(({ field }) => field.id === id)?.total.cells[0]?.cell
      return {
        status: 'shown',
        value: cell?.status === 'shown' ? (cell.denominator ?? 0) - (cell.numerator ?? 0) : NaN,
      }
    }
    expect(failed('completeness-sex')).toEqual(missing('sex'))
    expect(failed('completeness-covid19-status')).toEqual(missing('covid19Status'))
    expect(failed('completeness-body-part')).toEqual(missing('bodyPart'))
  })

  it('is told by group, by period and of those that `where` chooses', async () => {
    const bySite = await ask('by=site&field=sex')
    expect(groupsOf(bySite.completeness[0])).toEqual({ north: [96, 120], south: [59, 74], tiny: [5, 6] })
    const byMonth = await ask('grain=month&field=sex')
    expect(
      byMonth.completeness[0]?.groups[0]?.cells.map(({ period, cell }) => [period?.label, numbersOf(cell)]),
    ).toEqual([
      ['2021-08', [80, 100]],
      ['2021-09', [80, 100]],
    ])
    const ofSouth = await ask('where=site:south&field=sex,bodyPart')
    expect([totalOf(ofSouth, 'sex'), totalOf(ofSouth, 'bodyPart')]).toEqual([
      [59, 74],
      [74 + count(({ site, bodyPart }) => site === 'south' && bodyPart !== null), 148],
    ])
  })

  it('counts a patient once in each modality, and a study in each of its own', async () => {
    const { completeness, notes } = await ask('by=modality&field=race,bodyPart')
    const [bodyPart, race] = completeness
    expect(groupsOf(race)).toEqual({
      CT: [150, 200],
      DX: [count((each) => each.modalities === 'DX' && each.race !== null), 100],
    })
    expect(numbersOf(race?.total.cells[0]?.cell)).toEqual([150, 200])
    expect(groupsOf(bodyPart)).toEqual({
      CT: [200 + count((each) => each.modalities === 'CT' && each.bodyPart !== null), 300],
      DX: [count((each) => each.modalities === 'DX' && each.bodyPart !== null), 100],
    })
    expect(notes.map(({ code }) => code)).toContain('many-valued')
  })

  it.each(fields.filter(({ kind }) => kind === 'outcome').map(({ id }) => id))(
    'of %s is what trends divide by',
    async (id) => {
      const { total } = await asked.trends(`measure=${id}`)
      const [known] = [totalOf(await ask(`field=${id}`), id)].flat()
      const cell = total.cells[0]?.cell
      expect(known).toBe(cell?.status === 'shown' ? cell.denominator : 0)
    },
  )

  it.each(dimensionIds)('of %s is known of all but those who are unknown by it', async (id) => {
    const [known] = [totalOf(await ask(`field=${id}&where=${id}:unknown`), id)].flat()
    expect([0, 'undefined']).toContain(known)
    const measure = fields.find((field) => field.id === id)?.base === 'study' ? 'studies' : 'patients'
    const { total } = await asked.trends(`measure=${measure}&where=${id}:unknown`)
    const [all, of] = [totalOf(await ask(`field=${id}`), id)].flat()
    expect(total.cells[0]?.cell).toEqual({ status: 'shown', value: Number(of) - Number(all) })
  })

  it('has no share where nobody is', async () => {
    expect(totalOf(await ask('where=site:nowhere&field=sex'), 'sex')).toBe('undefined')
  })

  it.each(dimensionIds)('binds by %s, and where it is not known', async (id) => {
    const all = fields.filter((field) => !areRelated(field.id, id)).map((field) => field.id)
    for (const role of ['manager', 'public'] as const) {
      const answer = await ask(`by=${id}&where=${id}:unknown&field=${all.join(',')}`, role)
      expect(answer.completeness.map(({ field }) => field.id)).toEqual(all)
      const timed = all.filter((field) => !['contributedOn', 'studyContributedOn'].includes(field))
      await ask(`by=${id}&grain=quarter&field=${timed.join(',')}`, role)
    }
    expect(dimensionOf(id).label).not.toBe('')
  })
})

describe('what the sources sent', () => {
  it('is told by value and by rule to who sees exact numbers, and not the values few records have to others', async () => {
    expect((await ask('')).unmapped.map(({ value, records: count }) => [value, count])).toEqual([
      ['X', 25],
      ['Jx', 2],
    ])
    expect((await ask('', 'public')).unmapped.map(({ value }) => value)).toEqual(['X'])
  })

  it('is told of the whole snapshot, and the answer says so', async () => {
    const { unmapped, notes } = await ask('where=site:south')
    expect(unmapped).toHaveLength(2)
    expect(notes.map(({ code }) => code)).toContain('of-the-snapshot')
  })
})
