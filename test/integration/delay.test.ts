import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { delayAnswer, type DelayAnswer, type DelayOfGroup } from '#analytics/contract/delay.js'
import type { Role } from '#analytics/contract/trends.js'
import { delayedCsv, delayedMapping, delayedStudies, type DelayedStudy } from '../support/delayed-studies.js'
import { sourceOf } from '../support/folder-of.js'
import { plainDelay } from '../support/plain-delay.js'
import { Asked } from '../support/question.js'
import { exportInto, removeTemporaryHomes, temporaryHome } from '../support/temporary-home.js'

afterAll(removeTemporaryHomes)

const options = {
  ...{ seed: 1, first: '2021-01-01', days: 730, perDay: 12, meanDelay: 40, dataTo: '2022-12-31' },
  sites: ['north', 'south', 'south'],
}
const studies = delayedStudies(options)

async function askedOf(all: readonly DelayedStudy[], shifted = false): Promise<Asked> {
  const home = temporaryHome()
  await exportInto(home, [await sourceOf({ 'studies.csv': delayedCsv(all, shifted) }, delayedMapping)])
  return new Asked(home)
}

const told = async (asked: Asked, text: string, role: Role = 'manager'): Promise<DelayAnswer> =>
  delayAnswer.parse(await asked.table('delay', text, role))

const only = ({ groups: [group] }: DelayAnswer): DelayOfGroup => {
  if (group === undefined) throw new Error('expected a group')
  return group
}

const value = (cell: { readonly status: string; readonly value?: number; readonly share?: number }): number | null =>
  cell.status === 'shown' ? (cell.value ?? cell.share ?? null) : null

describe('how long after the exam studies are contributed', () => {
  let asked: Asked
  beforeAll(async () => {
    asked = await askedOf(studies)
  })
  afterAll(() => asked.close())

  it('is what a plain count of the records and a chain ladder give', async () => {
    const group = only(await told(asked, 'maxDelay=6'))
    const plain = plainDelay(studies, '2022-12-01', 6)
    expect(group.triangle.map(({ reports }) => reports.map(value).filter((each) => each !== null))).toEqual(
      plain.triangle,
    )
    group.completeness.forEach(({ cell }, delay) => expect(value(cell)).toBeCloseTo(plain.completeness[delay] ?? 0, 10))
    group.nowcast.forEach(({ estimate }, i) => expect(value(estimate)).toBeCloseTo(plain.nowcasts[i] ?? 0, 6))
  })

  it.each(['north', 'south'])('is that of each group by itself: %s', async (site) => {
    const { groups } = await told(asked, 'maxDelay=6&by=site')
    const group = groups.find(({ key }) => key['site'] === site)
    const plain = plainDelay(
      studies.filter((each) => each.site === site),
      '2022-12-01',
      6,
    )
    expect(group?.nowcast.map(({ observed }) => value(observed))).toEqual(
      plain.triangle.map((row) => row.reduce((sum, count) => sum + count, 0)),
    )
    expect(group?.completeness.map(({ cell }) => value(cell)?.toFixed(10))).toEqual(
      plain.completeness.map((share) => share.toFixed(10)),
    )
  })

  it('finds the delays that were planted, and the exams that were made', async () => {
    const { completeness, nowcast, medianDelay, backTest } = only(await told(asked, 'grain=isoWeek&from=2021-01-04'))
    // Geometric with a mean of 40 days, from a day of the week: by the end of the d-th week after.
    const left = 40 / 41
    const mean = (week: number) =>
      [0, 1, 2, 3, 4, 5, 6].reduce((sum, day) => sum + (1 - left ** (7 * week + 7 - day)) / 7, 0) /
      (1 - left ** (27 * 7))
    for (const { delay, cell } of completeness.slice(0, 20)) {
      expect(Math.abs((value(cell) ?? 0) - mean(delay))).toBeLessThan(0.02)
    }
    expect(medianDelay).toEqual({ status: 'shown', value: 4 })
    const whole = nowcast.slice(-20, -2)
    const held = whole.filter(({ estimate }) => estimate.status === 'shown' && estimate.interval.upper >= 12 * 7 * 0.97)
    expect(held.length).toBeGreaterThan(14)
    expect(backTest).toMatchObject({ status: 'shown' })
    if (backTest.status === 'shown') expect(backTest.coverage).toBeGreaterThan(0.88)
  })

  it('calls provisional what is less complete than asked', async () => {
    const { nowcast } = only(await told(asked, 'maxDelay=6&completeFrom=0.8'))
    for (const { completeness, provisional } of nowcast) expect(provisional).toBe((value(completeness) ?? 0) < 0.8)
    expect(nowcast.filter(({ provisional }) => provisional)).toHaveLength(2)
  })

  it('stands at the end of the last whole period, and says what came after it', async () => {
    const answer = await told(asked, 'grain=isoWeek')
    expect(answer.present).toEqual({ label: '2022-W51', from: '2022-12-19', to: '2022-12-26' })
    expect(answer.excluded).toEqual({
      afterPresent: studies.filter(({ contributedOn }) => contributedOn >= '2022-12-26').length,
    })
  })

  it('does not learn from exams that were made before anything was contributed', async () => {
    const late = studies.filter(({ contributedOn }) => contributedOn >= '2021-07-01')
    const lateAsked = await askedOf(late)
    const group = only(await told(lateAsked, 'maxDelay=3'))
    await lateAsked.close()
    expect(group.triangle[0]?.period.label).toBe('2021-07')
    expect(group.earlier).toEqual({
      status: 'shown',
      value: late.filter(({ performedOn }) => performedOn < '2021-07-01').length,
    })
  })

  it('uses only the window that is asked for', async () => {
    const group = only(await told(asked, 'maxDelay=3&window=8'))
    expect(group.triangle.map(({ period }) => period.label)).toEqual(
      ['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2022-${month}`),
    )
  })

  it('shows the public no count of 1 to 10, and what it shows is exact', async () => {
    const exact = only(await told(asked, 'maxDelay=6&where=site:north'))
    const shown = only(await told(asked, 'maxDelay=6&where=site:north', 'public'))
    const cells = shown.triangle.flatMap(({ reports }, i) =>
      reports.map((cell, delay) => ({ cell, own: exact.triangle[i]?.reports[delay] })),
    )
    for (const { cell, own } of cells) {
      if (cell.status !== 'suppressed') expect(cell).toEqual(own)
      if (cell.status === 'shown') expect(cell.value === 0 || cell.value > 10).toBe(true)
    }
    expect(cells.filter(({ cell }) => cell.status === 'suppressed').length).toBeGreaterThan(0)
    expect(shown.nowcast.some(({ estimate }) => estimate.status === 'shown')).toBe(true)
  })

  it('tells patients and not studies from 10: twenty studies of two patients are withheld', async () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...{ study: `X${i}`, patient: `X${i % 2}`, site: 'few', performedOn: '2022-03-04', contributedOn: '2022-03-20' },
    }))
    const few = await askedOf([...studies, ...many])
    const { groups } = await told(few, 'maxDelay=2&by=site', 'public')
    const group = groups.find(({ key }) => key['site'] === 'few')
    expect(group?.nowcast[0]?.observed).toEqual({ status: 'suppressed', reason: 'protected' })
    await few.close()
  })

  it.each([
    ['', true, 'shifted-dates'],
    ['where=site:nowhere', false, 'no-dated-exams'],
    ['maxDelay=40', false, 'too-few-periods'],
  ])('is undefined: asked %j, dates shifted %s, %s', async (text, shifted, reason) => {
    const other = shifted ? await askedOf(studies.slice(0, 100), true) : asked
    const { medianDelay, backTest } = only(await told(other, text))
    expect([medianDelay, backTest]).toEqual([medianDelay, medianDelay])
    expect(medianDelay).toEqual({ status: 'undefined', reason })
    if (shifted) await other.close()
  })
})
