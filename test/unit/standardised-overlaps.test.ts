import { expect, it } from '@jest/globals'
import { measureOf } from '#analytics/catalogue/measures.js'
import { standardisedAnswer } from '#analytics/standardisation/standardised-answer.js'
import { strataTable } from '#analytics/standardisation/strata-table.js'
import { asked, row, type Counts } from '../support/standardised.js'

const withheld = { status: 'suppressed', reason: 'protected' }

/** By modality: a patient can be in several groups, so that they do not add up to all of them. */
function byModality(groups: Readonly<Record<string, readonly Counts[]>>, total: readonly Counts[]) {
  const question = { ...asked, by: ['modality'] }
  const bands = ['0-17', '18-49']
  const rows = {
    groups: Object.entries(groups).flatMap(([g0, counts]) =>
      counts.map((each, i) => ({ g0, s0: bands[i], ...row(each) })),
    ),
    total: total.map((each, i) => ({ s0: bands[i], ...row(each) })),
    sites: 3,
  }
  const answer = standardisedAnswer(measureOf('icuAdmitted'), question, strataTable(question, rows), {
    snapshot: { id: '7f3a', publishedAt: '2024-11-22T06:00:00Z', dataTo: '2024-10-11' },
    ...{ policy: { threshold: 11 }, sites: 3, excluded: {}, absentValues: [], isInvented: false },
  })
  return Object.fromEntries(answer.groups.map((group) => [group.key['modality'] ?? '', group]))
}

it('gives no difference from the few who are in none of the studies of a group', () => {
  const groups = byModality({ CT: [[97, 900]], DX: [[60, 400]] }, [[100, 900]])
  expect(groups['CT']).toMatchObject({ crude: withheld, difference: withheld })
  expect(groups['DX']).toMatchObject({ crude: { status: 'shown' }, difference: { status: 'shown' } })
})

it('gives no weighted number where few of a stratum are not in the group, though many of all are not', () => {
  const total: readonly Counts[] = [
    [100, 900],
    [100, 900],
  ]
  const { CT } = byModality(
    {
      CT: [
        [97, 800],
        [50, 400],
      ],
    },
    total,
  )
  expect(CT).toMatchObject({ crude: { status: 'shown' }, direct: withheld })
})
