import { expectationOf, freeText, type Expectation } from '#analytics/quality/identifying/expectation.js'
import { isKnownName, plain } from '#analytics/quality/identifying/name-lexicon.js'
import { entityNames, fieldsOf, type Entity } from '#data/schema/entities.js'
import type { ConformedRecord, Connector, Notice, Observation, Page, Refusal } from '../connector.js'
import { discreet, shape } from '../shape.js'
import { IdentifyingContent } from './identifying-content.js'
import { TextGuard } from './text-guard.js'

interface GuardedField {
  readonly name: string
  readonly expected: Expectation
  /** A wrong number of sites is more likely a column of patients' numbers than of sites. */
  readonly distinct: Set<string>
}

/** Numbers of six digits and more that are codes of sites or projects: real repositories have some hundreds. */
const mostNumberedCodes = 1_000
const longNumber = /^\d{6,}$/

/** Names, addresses and numbers of people in sentences of ours, which may hold dates and counts. */
const prose: Expectation = { ...freeText, numbers: true, dates: true, credits: true }

/**
 * A connector of which everything that reaches a disk or a person has been looked at for identifying content: what is
 * left after the fields that are allowed, and the texts that were conformed or could not be, as they were written. A
 * cursor is made of numbers, days and the names of parts, which are looked at as such.
 *
 * @param allowedTexts what a person has looked at: it identifies nobody
 * @throws IdentifyingContent while it is read
 */
export function guarded(connector: Connector, allowedTexts: readonly string[]): Connector {
  const guard = new Guard(connector.name, new TextGuard(allowedTexts))
  return {
    name: connector.name,
    kind: connector.kind,
    get expected() {
      return connector.expected
    },
    read: (signal, after) => guard.pages(connector.read(signal, after)),
    ...(connector.version ? { version: (signal) => connector.version?.(signal) ?? Promise.resolve(null) } : {}),
    notices: () => (connector.notices?.() ?? []).map((notice) => guard.notice(notice)),
    parts: () => guard.parts(connector.parts?.()),
    properties: () => guard.names(connector.properties?.()),
    unusedColumns: () => guard.names(connector.unusedColumns?.()),
  }
}

class Guard {
  private readonly fields: ReadonlyMap<Entity, readonly GuardedField[]>

  constructor(
    private readonly source: string,
    private readonly texts: TextGuard,
  ) {
    this.fields = new Map(entityNames.map((entity) => [entity, textFields(entity)]))
  }

  async *pages(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
    for await (const page of pages) {
      for (const record of page.records) this.record(record)
      const { observations, refusals } = page
      yield {
        ...page,
        observations: observations.length === 0 ? observations : observations.map((one) => this.observation(one)),
        refusals: refusals.length === 0 ? refusals : refusals.map((one) => this.refusal(one)),
      }
    }
  }

  notice(notice: Notice): Notice {
    this.require(notice.text, prose, 'a notice', null)
    return notice
  }

  parts(known: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, number> {
    for (const name of known.keys()) this.require(name, prose, 'the name of a part', null)
    return known
  }

  /** A file without a header has somebody's data where names of columns are expected. */
  names(known: ReadonlyMap<string, readonly string[]> = new Map()): ReadonlyMap<string, readonly string[]> {
    return new Map(
      [...known].map(([of, names]) => [of, names.map((name) => (this.texts.find(name) === null ? name : shape(name)))]),
    )
  }

  private record({ entity, origin, values }: ConformedRecord): void {
    this.origin(entity, origin)
    for (const { name, expected, distinct } of this.fields.get(entity) ?? []) {
      const value = values[name]
      if (value === null || value === undefined) continue
      this.require(value, expected, `${entity}.${name}`, origin)
      if (expected.codes && longNumber.test(value)) this.count(value, distinct, `${entity}.${name}`, origin)
    }
  }

  private observation({ written, origin, ...observation }: Observation): Observation {
    const { entity, field, kind, value } = observation
    this.require(
      written?.() ?? value,
      expectationOf(entity, field, kind === 'invalid'),
      `${entity}.${field}`,
      origin ?? null,
    )
    return { ...observation, value: listed(value) }
  }

  private refusal({ written, ...refusal }: Refusal): Refusal {
    const { entity, field, origin, value } = refusal
    this.origin(entity, origin)
    const text = written?.() ?? value
    if (text === null) return refusal
    this.require(text, expectationOf(entity, field), `${entity}.${field}`, origin)
    return { ...refusal, value: value === null ? null : listed(value) }
  }

  /** Names of files can be names of people; the number of the line is not looked at, so that a file is read once. */
  private origin(entity: Entity, origin: string): void {
    const place = origin.slice(0, origin.lastIndexOf(' '))
    const kind = this.texts.find(place, prose)
    if (kind !== null)
      throw new IdentifyingContent(
        { source: this.source, field: `the name of a file of ${entity} records`, origin: null },
        kind,
      )
  }

  private count(value: string, distinct: Set<string>, field: string, origin: string): void {
    distinct.add(value)
    if (distinct.size > mostNumberedCodes)
      throw new IdentifyingContent({ source: this.source, field, origin }, 'record-number')
  }

  private require(text: string, expected: Expectation, field: string, origin: string | null): void {
    const kind = this.texts.find(text, expected)
    if (kind !== null) throw new IdentifyingContent({ source: this.source, field, origin }, kind)
  }
}

const textFields = (entity: Entity): readonly GuardedField[] =>
  Object.entries(fieldsOf(entity))
    // A ZIP prefix has three digits, which its own pattern sees to.
    .filter(([, { type, pattern }]) => type === 'text' && pattern === undefined)
    .map(([name]) => ({ name, expected: expectationOf(entity, name), distinct: new Set<string>() }))

/** A spelling fit to be listed. A word that is a name may be somebody's, and may not: its shape is enough. */
function listed(value: string): string {
  const spelling = discreet(value, [])
  return isKnownName(plain(spelling)) ? shape(spelling) : spelling
}
