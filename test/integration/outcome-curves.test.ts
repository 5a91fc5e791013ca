import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { curveEventIds, curveEventOf } from '#analytics/catalogue/curve-events.js'
import { dimensionIds } from '#analytics/catalogue/dimensions.js'
import { curveAnswer, type Curve, type CurveAnswer } from '#analytics/contract/curves.js'
import { curveStatement } from '#analytics/curves/curve-query.js'
import { parseCurveQuestion } from '#analytics/question/parse-curve-question.js'
import { filesSource } from '#api/connectors/files/files-source.js'
import { syntheticConnector } from '#api/connectors/synthetic/synthetic.js'
import { Database } from '#api/duckdb/database.js'
import { coreTables } from '#data/schema/core.js'
import { generate } from '#data/synthetic/generate.js'
import { countsTold } from '../support/curve-attacker.js'
import { plainCourses, plainVisits, type PlainCourse, type PlainEvent } from '../support/plain-courses.js'
import { plainIncidence, plainLogRank, type PlainFollowUp } from '../support/plain-incidence.js'
import { Asked } from '../support/question.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const events: readonly (readonly [PlainEvent, readonly string[]])[] = [
  ['discharged', ['discharged', 'died']],
  ['hospitalStayEnded', ['hospitalStayEnded']],
  ['leftIcu', ['leftIcu', 'diedInIcu']],
  ['icuStayEnded', ['icuStayEnded']],
  ['icuAdmitted', ['icuAdmitted', 'leftHospital']],
  ['invasivelyVentilated', ['invasivelyVentilated', 'leftHospital']],
]

const horizon = 20

/** Nobody is followed beyond the horizon. */
const followUps = (courses: readonly PlainCourse[]): readonly PlainFollowUp[] =>
  courses
    .filter(({ day }) => day >= 0)
    .map(({ day, ending }) => {
      const cause = day > horizon || ending === 'censored' ? null : ending
      return { day: Math.min(day, horizon), cause }
    })

function expectCurve(curve: Curve | undefined, patients: readonly PlainFollowUp[], causes: readonly string[]): void {
  if (curve?.status !== 'shown') throw new Error(`expected a curve of ${patients.length}, got ${JSON.stringify(curve)}`)
  expect(curve.patients).toBe(patients.length)
  for (const { cause, events: count } of curve.events) {
    expect(count).toBe(patients.filter((each) => each.cause === cause).length)
  }
  const days = new Map(plainIncidence(patients, causes).map((each) => [each.day, each]))
  for (const step of curve.steps) {
    const plain = days.get(step.day)
    expect(step.atRisk).toBe(plain?.atRisk)
    expect(step.eventFree).toMatchObject({ status: 'shown', value: expect.closeTo(plain?.eventFree ?? -1, 10) })
    for (const { cause, incidence } of step.causes) {
      expect(incidence).toMatchObject({ status: 'shown', value: expect.closeTo(plain?.incidence[cause] ?? -1, 10) })
    }
  }
  const told = new Set(curve.steps.map(({ day }) => day))
  expect([...days.keys()].filter((day) => !told.has(day) && day !== horizon)).toEqual([])
}

describe.each([
  { studies: 20_000, seed: 3, dirt: false },
  { studies: 6_000, seed: 4, dirt: true },
])('$studies synthetic studies, seed $seed, dirt $dirt', (options) => {
  let asked: Asked
  let visits: ReturnType<typeof plainVisits>
  const ask = async (text: string, role?: 'public') =>
    curveAnswer.parse(await asked.table('outcomes/curves', text, role))
  beforeAll(async () => {
    const home = temporaryHome()
    await exportInto(home, [syntheticConnector({ name: 'demo', ...options })])
    asked = new Asked(home)
    visits = plainVisits(generate(options))
  })
  afterAll(() => asked.close())

  describe.each(events)('%s', (event, causes) => {
    it('is what following each patient of the records gives', async () => {
      const { total, excluded } = await ask(`event=${event}&horizon=${horizon}&at=7`)
      const courses = plainCourses(visits, event)
      expectCurve(total, followUps(courses), causes)
      const reasons = courses.filter(({ day }) => day < 0).map(({ ending }) => ending)
      expect(excluded).toEqual(
        Object.fromEntries(
          [...new Set(reasons)].map((reason) => [reason, reasons.filter((each) => each === reason).length]),
        ),
      )
    })

    it.each(['sex', 'ageBand'] as const)('is so in every group, by %s', async (by) => {
      const { groups } = await ask(`event=${event}&horizon=${horizon}&at=7&by=${by}`)
      const courses = plainCourses(visits, event)
      for (const { key, curve } of groups) {
        const own = followUps(courses.filter((course) => course[by] === key[by]))
        if (own.length === 0) expect(curve).toEqual({ status: 'undefined', reason: 'nobody-observed' })
        else expectCurve(curve, own, causes)
      }
      const told = groups.map(({ key }) => key[by]).sort()
      expect(told).toEqual([...new Set(courses.map((course) => course[by]))].sort())
    })
  })

  it.each(events)('follows from the first exam on who was first seen later: %s', async (event, causes) => {
    const { total, excluded } = await ask(`event=${event}&horizon=${horizon}&at=7&entry=firstStudy`)
    const courses = plainCourses(visits, event).filter(({ day }) => day >= 0)
    const isSeen = ({ exam, day }: PlainCourse) => exam !== null && (exam <= 0 || exam < Math.min(day, horizon))
    const seen = courses.filter(isSeen)
    const late = followUps(seen).map((each, i) => ({ ...each, entry: (seen[i]?.exam ?? 0) > 0 ? seen[i]!.exam : null }))
    expectCurve(total, late, causes)
    expect((excluded['endedBeforeStudy'] ?? 0) + (excluded['noStudyDay'] ?? 0)).toBe(courses.length - seen.length)
    expect(late.some(({ entry }) => entry !== null)).toBe(true)
  })

  it('compares the sexes by the log-rank test where nothing competes', async () => {
    const { test } = await ask(`event=hospitalStayEnded&by=sex&horizon=${horizon}&at=7&where=sex:male,female`)
    const courses = plainCourses(visits, 'hospitalStayEnded')
    const [men, women] = ['male', 'female'].map((sex) => followUps(courses.filter((course) => course.sex === sex)))
    expect(test).toMatchObject({ name: 'log-rank', statistic: expect.closeTo(plainLogRank(men!, women!), 8) })
  })

  it('asks of the same patients by either cause', async () => {
    const [discharged, died] = await Promise.all([ask('event=discharged'), ask('event=died')])
    expect([...shownEvents(died)].reverse()).toEqual(shownEvents(discharged))
    expect(died.test).toEqual({ status: 'undefined', reason: 'one-group' })
  })

  it.each(['sex', 'ageBand', 'race', 'sex,ageBand', 'modality', 'site'])(
    'shows the public no count of 1 to 10, by %s',
    async (by) => {
      for (const event of curveEventIds) {
        const answer = await ask(`event=${event}&by=${by}`, 'public')
        const curves = [answer.total, ...answer.groups.map(({ curve }) => curve)]
        const found = curves.flatMap((curve) => (curve.status === 'shown' ? countsTold(curve) : []))
        expect(found.filter((count) => count > 0 && count < 11)).toEqual([])
        expect(Object.values(answer.excluded).filter((count) => count < 11)).toEqual([])
        expect(answer.total.status).toBe('suppressed')
      }
    },
  )

  it('says what is estimated, from what day, of how many, and that the data are invented', async () => {
    const { notes, event } = await ask('event=discharged')
    const sites = new Set(
      plainCourses(visits, 'discharged')
        .filter(({ day }) => day >= 0)
        .map(({ site }) => site),
    )
    expect(event.timeZero).toBe('admission to hospital')
    expect(notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['invented', 'estimand', 'selected', 'first-stay', 'competing', 'censored', 'excluded']),
    )
    const estimand = notes.find(({ code }) => code === 'estimand')?.text
    expect(estimand).toContain(`of ${sites.size} sites: discharged alive, in days from admission to hospital (day 0)`)
  })
})

const shownEvents = ({ total }: CurveAnswer) => (total.status === 'shown' ? total.events : [])

it('binds for every event by every dimension', async () => {
  const database = await Database.open(':memory:')
  await database.execute(coreTables)
  for (const event of curveEventIds) {
    const question = parseCurveQuestion({ event })
    for (const dimension of dimensionIds) {
      const where = [{ dimension, values: ['unknown', 'x'] }]
      await database.query(curveStatement(curveEventOf(event), { ...question, by: [dimension, 'modality'], where }))
      await database.query(curveStatement(curveEventOf(event), { ...question, where }))
    }
  }
  database.close()
  expect(curveEventIds.length).toBeGreaterThan(0)
}, 120_000)

describeOnMidrc('7,343 cases as the MIDRC portal downloads them (needs shared/data)', () => {
  it('tell no stay, so that there is nobody to follow', async () => {
    const home = temporaryHome()
    const source = { name: 'midrc', preset: 'midrc-cases', paths: ['cases-open-*.tsv'] }
    await exportInto(home, [await filesSource(source, midrcFolder)])
    const asked = new Asked(home)
    const answer = curveAnswer.parse(await asked.table('outcomes/curves', 'event=icuAdmitted', 'public'))
    expect(answer.total).toEqual({ status: 'undefined', reason: 'nobody-observed' })
    expect(answer.excluded).toEqual({})
    await asked.close()
  })
})
