import { isPlainDate } from '#analytics/vocabulary/calendar.js'
import type { Manifest } from './manifest.js'

/** There is nothing to ask: no export has been published yet, or none that can be read. */
export class NoSnapshot extends Error {
  override readonly name = 'NoSnapshot'
  readonly title: string
  constructor(why?: string) {
    super(`${why ?? 'no snapshot has been published yet'}; run npx topogram export`)
    this.title = why === undefined ? 'Nothing has been published yet' : 'No published snapshot can be asked'
  }
}

/** An `asOf` that names no kept snapshot, with those that are kept. */
export class UnknownSnapshot extends Error {
  override readonly name = 'UnknownSnapshot'
  constructor(
    readonly asOf: string,
    readonly kept: readonly string[],
    /** The parameter that named it. */
    readonly field = 'asOf',
    readonly why = `no kept snapshot is "${asOf.slice(0, 60)}", or was published by then`,
  ) {
    super(`${field}: ${why}; kept are ${kept.join(', ')}`)
  }
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/**
 * The snapshot an `asOf` names: by its id, or the last one published by the end of a date (UTC).
 *
 * @throws UnknownSnapshot for anything else
 */
export function asOfSnapshot(asOf: string, newestFirst: readonly Manifest[], field = 'asOf'): Manifest {
  const kept = newestFirst.map(({ id }) => id)
  const isDay: boolean = isPlainDate(asOf)
  if (isoDate.test(asOf) && !isDay) {
    const why = `${asOf} is not a day of the calendar; expected a date or a snapshot's id`
    throw new UnknownSnapshot(asOf, kept, field, why)
  }
  const found = isDay
    ? newestFirst.find(({ publishedAt }) => publishedAt.slice(0, 10) <= asOf)
    : newestFirst.find(({ id }) => id === asOf)
  if (found) return found
  throw new UnknownSnapshot(asOf, kept, field)
}
