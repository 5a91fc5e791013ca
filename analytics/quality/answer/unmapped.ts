import { z } from 'zod'
import { unmappedValue, type UnmappedValue } from '../../contract/quality.js'
import { complement } from '../../disclosure/complement.js'
import { completenessRuleOf } from '../completeness-rules.js'
import type { Found } from './checks.js'
import { recordsNeeded, type Largest } from './records-needed.js'

const values = z.array(unmappedValue)

export const parseUnmapped = (rows: readonly unknown[]): readonly UnmappedValue[] => values.parse(rows)

/** Longer lists are read in the snapshot itself. */
export const mostValues = 1_000

interface Guard {
  readonly threshold: number
  readonly largest: Largest
  /** What the completeness checks found. */
  readonly found: readonly Found[]
}

/**
 * Values of the sources that count as unknown, as the role may see them: those of too few records are left out, and so are
 * others of the same field from which, with the number for whom the field is unknown, they could be had back.
 */
export function unmapped(all: readonly UnmappedValue[], guard: Guard | null): readonly UnmappedValue[] {
  if (guard === null) return all.slice(0, mostValues)
  const hidden = new Set(fieldsOf(all).flatMap((own) => hiddenOf(own, guard)))
  return all.filter((each) => !hidden.has(each)).slice(0, mostValues)
}

function fieldsOf(all: readonly UnmappedValue[]): readonly (readonly UnmappedValue[])[] {
  const byField = new Map<string, UnmappedValue[]>()
  for (const each of all) {
    const name = `${each.entity}.${each.field}`
    byField.set(name, [...(byField.get(name) ?? []), each])
  }
  return [...byField.values()]
}

function hiddenOf(own: readonly UnmappedValue[], { threshold, largest, found }: Guard): readonly UnmappedValue[] {
  const [{ entity, field } = { entity: '', field: '' }] = own
  const needed = recordsNeeded(entity, threshold, largest)
  if (needed === Infinity) return own
  const line = [...own.map(({ records }) => [records]), [rest(own, entity, field, found)]]
  const small = line.map(([records = 0]) => records > 0 && records < needed)
  const withheld = complement(line, small, needed)
  return own.filter((_, i) => withheld[i])
}

/** Records without any value. Where nobody counted them they may be any number: one, to be sure. */
function rest(own: readonly UnmappedValue[], entity: string, field: string, found: readonly Found[]): number {
  const rule = completenessRuleOf(field)
  const unknown = found.find((each) => each.rule === rule && each.entity === entity)?.failed
  if (unknown === undefined) return 1
  return Math.max(0, unknown - own.reduce((sum, { records }) => sum + records, 0))
}
