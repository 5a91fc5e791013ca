import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { qualityAnswer, type QualityAnswer } from '#analytics/contract/quality.js'
import { filesSource } from '#api/connectors/files/files-source.js'
import { Asked } from '../support/question.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

describeOnMidrc('the quality of 7,343 cases of the MIDRC portal (needs shared/data)', () => {
  let asked: Asked
  beforeAll(async () => {
    const home = temporaryHome()
    const source = { name: 'midrc', preset: 'midrc-cases', paths: ['cases-open-*.tsv'] }
    await exportInto(home, [await filesSource(source, midrcFolder)])
    asked = new Asked(home)
  })
  afterAll(async () => {
    await asked.close()
    removeTemporaryHomes()
  })

  const ask = async (text: string, role: 'manager' | 'public' = 'manager'): Promise<QualityAnswer> =>
    qualityAnswer.parse(await asked.table('quality', text, role))

  it.each(['manager', 'public'] as const)(
    'is intensive care known for 4,110 and COVID-19 for all, for the %s',
    async (role) => {
      const { completeness } = await ask('field=icuAdmitted,covid19Status', role)
      expect(completeness.map(({ field, total }) => [field.id, total.cells[0]?.cell])).toMatchObject([
        ['covid19Status', { numerator: 7343, denominator: 7343 }],
        ['icuAdmitted', { numerator: 4110, denominator: 7343 }],
      ])
    },
  )

  it('is intensive care known for few in California and nearly all in Pennsylvania', async () => {
    const { completeness } = await ask('by=patientSubdivision&field=icuAdmitted')
    expect(completeness[0]?.groups.map(({ label, cells }) => [label, cells[0]?.cell])).toMatchObject([
      ['California', { numerator: 468, denominator: 3700 }],
      ['Pennsylvania', { numerator: 3642, denominator: 3643 }],
    ])
    const guarded = await ask('by=patientSubdivision&field=icuAdmitted', 'public')
    expect(guarded.completeness[0]?.groups.map(({ cells }) => cells[0]?.cell.status)).toEqual([
      'suppressed',
      'suppressed',
    ])
  })

  it('is that all 573 ventilated patients of one site were never in intensive care, told by any threshold', async () => {
    const found = ({ checks }: QualityAnswer) => checks.filter(({ rule }) => rule === 'ventilated-not-in-icu')
    expect(found(await ask(''))).toMatchObject([
      { site: '10041569', told: true, share: { numerator: 573, denominator: 573 }, category: 'plausibility' },
    ])
    expect(found(await ask('thresholds=ventilated-not-in-icu:1'))).toMatchObject([{ told: true }])
  })
})
