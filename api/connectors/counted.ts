import type { Observation } from './connector.js'

/** Distinct things kept; a column mapped to the wrong field can have as many spellings as records. */
const mostKinds = 10_000

/** Stands for the spellings of a field that are too many to be told apart. */
export const others = '(others)'

/** Counts equal things; when there are too many kinds of them, the rest is counted by a shorter key. */
export class Counted<T extends object> {
  private readonly found = new Map<string, { readonly thing: T; records: number }>()

  constructor(
    private readonly keyOf: (thing: T) => string,
    private readonly blurred: (thing: T) => T,
  ) {}

  add(thing: T, records = 1): void {
    const key = this.keyOf(thing)
    const before = this.found.get(key)
    if (before) before.records += records
    else if (this.found.size < mostKinds) this.found.set(key, { thing, records })
    else this.addToRest(this.blurred(thing), records)
  }

  /** The most frequent first. */
  all(): readonly (T & { readonly records: number })[] {
    const all = [...this.found.values()].map(({ thing, records }) => ({ ...thing, records }))
    return all.sort((one, other) => other.records - one.records)
  }

  private addToRest(rest: T, records: number): void {
    const key = this.keyOf(rest)
    const before = this.found.get(key)
    if (before) before.records += records
    else this.found.set(key, { thing: rest, records })
  }
}

/** What a source's connector could not use, counted by spelling. */
export const countedObservations = (): Counted<Observation> =>
  new Counted(
    ({ entity, field, kind, value, reason }) => [entity, field, kind, value, reason].join('\0'),
    (observation) => ({ ...observation, value: others }),
  )
