import type { FieldMapping } from './field-mapping.js'

type Choice = NonNullable<FieldMapping['choose']>

/** A year is before the months and days in it: `2021` < `2021-03` < `2021-03-04`. */
const ascending = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const choices: Readonly<Record<Choice, (values: readonly string[]) => string | undefined>> = {
  first: (values) => values[0],
  last: (values) => values.at(-1),
  earliest: (values) => [...values].sort(ascending)[0],
  latest: (values) => [...values].sort(ascending).at(-1),
  lowest: (values) => [...values].sort((one, other) => Number(one) - Number(other))[0],
  highest: (values) => [...values].sort((one, other) => Number(one) - Number(other)).at(-1),
}

/** One of several converted values, or null where there is none. */
export const choose = (values: readonly string[], choice: Choice = 'first'): string | null =>
  choices[choice](values) ?? null
