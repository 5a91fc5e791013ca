import type { Observation } from '#api/connectors/connector.js'

export interface CountedObservation extends Observation {
  readonly records: number
}

/** Free text can have as many spellings as records; beyond this many the rest is counted together. */
const mostDistinct = 10_000

/** What a source's connector could not use, counted by spelling. */
export class Observations {
  private readonly counted = new Map<string, { readonly observation: Observation; records: number }>()

  add(observation: Observation): void {
    const { entity, field, kind, value, reason } = observation
    const key = [entity, field, kind, value, reason].join('\0')
    const found = this.counted.get(key)
    if (found) found.records += 1
    else if (this.counted.size < mostDistinct) this.counted.set(key, { observation, records: 1 })
    else this.addToRest({ ...observation, value: '(more)', reason: '' })
  }

  all(): readonly CountedObservation[] {
    return [...this.counted.values()].map(({ observation, records }) => ({ ...observation, records }))
  }

  private addToRest(observation: Observation): void {
    const key = [observation.entity, observation.field, observation.kind, '(more)', ''].join('\0')
    const rest = this.counted.get(key) ?? { observation, records: 0 }
    rest.records += 1
    this.counted.set(key, rest)
  }
}
