import { readRun, runIds } from '#api/runs/run-shelf.js'
import type { Home } from '#api/snapshots/home.js'
import { patient, toldConnector } from './told-connector.js'

export const people = (count: number, of = 'P') => Array.from({ length: count }, (_, i) => patient(`${of}${i}`))

let at = Date.parse('2024-03-05T06:08:00Z')
/** A clock that moves on by ten seconds at each look: every page is one to resume from. */
export const fastClock = () => () => new Date((at += 10_000))

export async function lastRun(home: Home) {
  const [id = ''] = await runIds(home)
  const found = await readRun(home, id)
  if (!found) throw new Error('no run is recorded')
  return found
}

/** A source that counts how many of its pages are read, and breaks off before page `breaksAt` as long as it is told to. */
export function source(name: string, version: () => string | null, records = people(40, name)) {
  const state = { pages: 0, breaksAt: -1 }
  const beforePage = (page: number): void => {
    if (page === state.breaksAt) throw new Error('connection reset')
    state.pages += 1
  }
  return { state, connector: toldConnector(records, { name, perPage: 10, version, beforePage }) }
}
