import { afterAll, describe, expect, it } from '@jest/globals'
import { comparison } from '#analytics/contract/compare.js'
import type { Role } from '#analytics/contract/trends.js'
import { defaultPolicies } from '#analytics/disclosure/policy.js'
import { Questions } from '#api/questions/questions.js'
import { Snapshots } from '#api/snapshots/snapshots.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'
import { patient, study, toldConnector } from '../support/told-connector.js'

afterAll(removeTemporaryHomes)

const people = (from: number, to: number, values = {}) =>
  Array.from({ length: to - from }, (_, i) => patient(`P${from + i}`, { project: 'A', ...values }))
const at = (day: string) => ({ now: () => new Date(`${day}T12:00:00Z`) })

/** 60 patients; then 3 of them are a year older, 20 are gone, and 30 came to another project. */
async function twoSnapshots() {
  const home = temporaryHome()
  const studies = (count: number) => Array.from({ length: count }, (_, i) => study(`S${i}`, `P${i}`))
  const first = await exportInto(home, [toldConnector([...people(0, 60), ...studies(40)])], at('2024-03-01'))
  const later = [...people(0, 3, { age: '61' }), ...people(3, 40), ...people(100, 130, { project: 'B', site: 'south' })]
  const second = await exportInto(home, [toldConnector([...later, ...studies(40)])], at('2024-03-08'))
  const snapshots = new Snapshots(home)
  return {
    snapshots,
    questions: new Questions(snapshots, defaultPolicies),
    ids: [first, second].map((each) => each.manifest.id),
  }
}

async function snapshotsOf(...contents: readonly Parameters<typeof toldConnector>[0][]) {
  const home = temporaryHome()
  const ids: string[] = []
  for (const [i, records] of contents.entries())
    ids.push((await exportInto(home, [toldConnector(records)], at(`2024-03-0${i + 1}`))).manifest.id)
  const snapshots = new Snapshots(home)
  return { snapshots, questions: new Questions(snapshots, defaultPolicies), ids }
}

const shown = (value: number) => ({ status: 'shown', value })
const hidden = { status: 'suppressed', reason: 'protected' }

describe('two snapshots compared', () => {
  it('tell a manager exactly what came, changed and went, by project and altogether', async () => {
    const { snapshots, questions, ids } = await twoSnapshots()
    const answer = comparison.parse(await questions.comparison({}, 'manager'))
    expect([answer.from.id, answer.to.id]).toEqual(ids)
    expect(answer.patients).toEqual({ added: shown(30), changed: shown(3), removed: shown(20), same: shown(37) })
    expect(answer.studies).toEqual({ added: shown(0), changed: shown(0), removed: shown(0), same: shown(40) })
    const byProject = answer.by.find(({ dimension }) => dimension === 'project')
    expect(byProject?.groups).toEqual([
      { value: 'A', label: 'A', cells: { added: shown(0), changed: shown(3), removed: shown(20), same: shown(37) } },
      { value: 'B', label: 'B', cells: { added: shown(30), changed: shown(0), removed: shown(0), same: shown(0) } },
    ])
    expect(answer.by.map(({ dimension }) => dimension)).toEqual(['project', 'site', 'month', 'modality'])
    expect(answer.numbers.find(({ measure }) => measure === 'patients')).toMatchObject({
      ...{ from: shown(60), to: shown(70), moved: true },
    })
    expect(answer.numbers.find(({ measure }) => measure === 'studies')).toMatchObject({ moved: false })
    await snapshots.onModuleDestroy()
  })

  it('give the public no count of 1 to 10 patients, and nothing that gives one back', async () => {
    const { snapshots, questions } = await twoSnapshots()
    const answer = await questions.comparison({}, 'public')
    expect(answer.patients.changed).toEqual(hidden)
    const [projectA] = answer.by.find(({ dimension }) => dimension === 'project')?.groups ?? []
    expect(projectA?.cells.changed).toEqual(hidden)
    expect(Object.values(answer.patients).filter(({ status }) => status === 'suppressed').length).toBeGreaterThan(1)
    expect(answer.by.map(({ dimension }) => dimension)).not.toContain('site')
    await snapshots.onModuleDestroy()
  })

  it('give the public no two numbers whose difference is withheld', async () => {
    const first = people(0, 60)
    const second = [...first, ...people(60, 62), study('S0', 'P0')]
    const third = [...second, ...people(100, 130, { project: 'B' })]
    const { snapshots, questions, ids } = await snapshotsOf(first, second, third)
    const [one = '', two = '', last = ''] = ids
    const patients = async (from: string, to: string, role: Role) =>
      (await questions.comparison({ from, to }, role)).numbers.find(({ measure }) => measure === 'patients')
    expect(await patients(one, two, 'manager')).toMatchObject({ from: shown(60), to: shown(62), moved: true })
    expect(await patients(one, two, 'public')).toMatchObject({ from: hidden, to: hidden, moved: false })
    expect(await patients(two, last, 'public')).toMatchObject({ from: shown(62), to: shown(92), moved: true })
    const rows = async (role: Role) =>
      (await questions.snapshots(role)).snapshots.map(({ tables }) => tables['patient'])
    expect(await rows('manager')).toEqual([92, 62, 60])
    expect(await rows('public')).toEqual([92, undefined, undefined])
    await snapshots.onModuleDestroy()
  })

  it('are two: alone a snapshot is compared with nothing', async () => {
    const home = temporaryHome()
    const { manifest } = await exportInto(home, [toldConnector(people(0, 20))])
    const snapshots = new Snapshots(home)
    await expect(new Questions(snapshots, defaultPolicies).comparison({}, 'manager')).rejects.toThrow(
      `no kept snapshot is older than ${manifest.id}, to compare it with`,
    )
    await snapshots.onModuleDestroy()
  })
})
