import { describe, expect, it } from '@jest/globals'
import { dayTicks, lanesOf, lastDays, runMarks } from '../../web/figures/run-lanes.js'
import { timelineLayout } from '../../web/figures/timeline-layout.js'
import { day, hour, now, runEntry } from '../support/operations.js'

const span = lastDays(14, now)
const room = { left: 12, right: 888 }
const marks = (runs: Parameters<typeof runMarks>[0], sources = ['commons', 'pacs']) =>
  runMarks(runs, lanesOf(runs, sources), sources, span, room)

describe('the timeline of runs', () => {
  it('has a mark in the lane of every source where all were asked for', () => {
    expect(marks([runEntry(day)]).map(({ lane }) => lane)).toEqual(['commons', 'pacs'])
  })

  it('has one mark where one source was asked for, also one that is no more configured', () => {
    expect(marks([runEntry(day, { asked: ['old'] })]).map(({ lane }) => lane)).toEqual(['old'])
  })

  it('puts now at the right end and the start of the window at the left', () => {
    const [first, last] = marks([runEntry(0), runEntry(14 * day)], ['commons'])
    expect(first?.x).toBeCloseTo(12)
    expect(last?.x).toBeCloseTo(888)
  })

  it('leaves out what lies before the window', () => {
    expect(marks([runEntry(15 * day)])).toEqual([])
  })

  it('lets runs too close to be told apart share the mark of the gravest', () => {
    const runs = [runEntry(hour, { status: 'unchanged' }), runEntry(2 * hour, { status: 'failed' }), runEntry(3 * hour)]
    expect(marks(runs, ['commons'])).toMatchObject([{ run: { status: 'failed' }, more: 2 }])
  })

  it('counts every run once, shared marks included', () => {
    const runs = Array.from({ length: 300 }, (_, index) => runEntry(index * hour))
    const all = marks(runs, ['commons'])
    expect(all.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(300)
    for (const [index, { x }] of all.entries()) expect(x - (all[index - 1]?.x ?? -Infinity)).toBeGreaterThanOrEqual(11)
  })

  it.each([14, 90])('names days over %d days with room between the names', (days) => {
    for (const width of [280, 700, 1216]) {
      const within = { left: 12, right: width - 12 }
      const ticks = dayTicks(lastDays(days, now), within)
      expect(ticks.length).toBeGreaterThan(1)
      for (const [index, { x }] of ticks.entries()) {
        expect(x).toBeGreaterThanOrEqual(within.left)
        if (index > 0) expect(x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThan(50)
      }
    }
  })

  it('gives the names of the lanes a line of their own where it is narrow', () => {
    const [narrow, wide] = [timelineLayout(['commons'], 320), timelineLayout(['commons'], 1200)]
    expect(narrow.room.left).toBe(12)
    expect(wide.room.left).toBeGreaterThan(60)
    expect(narrow.lanes[0]!.nameY).toBeLessThan(narrow.lanes[0]!.y - 10)
  })
})
