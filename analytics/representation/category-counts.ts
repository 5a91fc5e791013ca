import type { Attribute } from '../catalogue/attributes.js'
import { dimensionOf } from '../catalogue/dimensions.js'
import { closedValues, notKnown } from '../catalogue/values.js'
import type { RepresentationQuestion } from '../contract/representation.js'
import type { TallyTable } from '../cube/arrange.js'

/** The patients that each period brought, by category. */
export interface CategoryCount {
  readonly value: string
  readonly counts: readonly number[]
  /** Persons or their share in the reference population. */
  readonly reference: number
}

export interface CountedGroup {
  readonly key: Readonly<Record<string, string>>
  /** The same categories in the same order in every group; those not known are the last. */
  readonly categories: readonly CategoryCount[]
}

/** Tallies by group and category, as a group's categories beside those of the reference. */
export function categoryCounts(
  { attribute, by }: RepresentationQuestion,
  table: TallyTable,
  reference: Readonly<Record<string, number>>,
): readonly CountedGroup[] {
  const found = table.groups.map(({ key }) => key[attribute] ?? notKnown.value)
  const values = inTheirOrder(attribute, new Set([...Object.keys(reference), ...found]))
  const keys = new Map(table.groups.map(({ key }) => [nameOf(key, by), ownKey(key, by)]))
  if (by.length === 0) keys.set(nameOf({}, by), {})
  const rows = new Map(table.groups.map(({ key, cells }) => [`${nameOf(key, by)} ${key[attribute] ?? ''}`, cells]))
  return [...keys].map(([name, key]) => ({
    key,
    categories: values.map((value) => ({
      value,
      counts: table.periods.map((_, i) => rows.get(`${name} ${value}`)?.[i]?.numerator ?? 0),
      reference: reference[value] ?? 0,
    })),
  }))
}

type Key = Readonly<Record<string, string>>

const ownKey = (key: Key, by: readonly string[]): Key => Object.fromEntries(by.map((id) => [id, key[id] ?? '']))
const nameOf = (key: Key, by: readonly string[]): string => JSON.stringify(by.map((id) => key[id]))

function inTheirOrder(attribute: Attribute, found: ReadonlySet<string>): readonly string[] {
  const order = (closedValues(dimensionOf(attribute)) ?? []).map(({ value }) => value)
  const listed = order.filter((value) => found.has(value))
  const others = [...found].filter((value) => value !== notKnown.value && !order.includes(value)).sort()
  return [...listed, ...others, notKnown.value]
}
