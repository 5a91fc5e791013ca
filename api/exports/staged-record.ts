import { expectationOf } from '#analytics/quality/identifying/expectation.js'
import { identifying } from '#analytics/quality/identifying/identifying.js'
import type { ConformedRecord } from '#api/connectors/connector.js'
import { discreet, shape } from '#api/connectors/shape.js'
import { entityNames, fieldsOf, type Entity } from '#data/schema/entities.js'
import { fieldRule, type FieldRule } from './field-rules.js'
import type { Identified } from './pseudonyms.js'

/** A connector yielded a field that no entity allows: it must not reach the disk. */
export class ForbiddenField extends Error {
  override readonly name = 'ForbiddenField'
}

export interface Column {
  readonly name: string
  readonly required: boolean
  readonly identifies: Identified | null
  readonly rule: FieldRule
}

export interface BrokenRule {
  readonly rule: string
  readonly field: string
  readonly value: string | null
}

const columnsByEntity = new Map(
  entityNames.map((entity) => [
    entity,
    Object.entries(fieldsOf(entity)).map<Column>(([name, field]) => ({
      name,
      required: field.required === true,
      identifies: field.type !== 'identifier' ? null : name === 'study' ? 'study' : 'patient',
      rule: fieldRule(field),
    })),
  ]),
)

export const columnsOf = (entity: Entity): readonly Column[] => columnsByEntity.get(entity) ?? []

/** Texts that might hold anything are not quoted, nor are identifiers. */
const unquoted = new Set(['too-long', 'wrong-pattern'])

/** A connector should have conformed it, so it may be anything: whatever could be somebody's is told by its shape. */
const quoted = (value: string, entity: Entity, name: string): string =>
  identifying(value, expectationOf(entity, name)) === null ? discreet(value, []) : shape(value)

/**
 * The first rule of the schema that a record breaks, or null.
 *
 * @throws ForbiddenField for a field that is not on the list
 */
export function brokenRule({ entity, values }: ConformedRecord): BrokenRule | null {
  const columns = columnsOf(entity)
  let given = 0
  for (const { name, required, identifies, rule } of columns) {
    const value = values[name]
    if (value !== undefined) given += 1
    if (value === undefined || value === null) {
      if (required) return { rule: 'required', field: name, value: null }
    } else {
      const broken = rule(value)
      if (broken) {
        const isQuoted = !identifies && !unquoted.has(broken)
        return { rule: broken, field: name, value: isQuoted ? quoted(value, entity, name) : null }
      }
    }
  }
  const names = Object.keys(values)
  if (given !== names.length) refuseOthers(entity, columns, names)
  return null
}

function refuseOthers(entity: Entity, columns: readonly Column[], given: readonly string[]): void {
  const known = columns.map(({ name }) => name)
  const others = given.filter((name) => !known.includes(name))
  if (others.length === 0) return
  throw new ForbiddenField(`${entity} has no field ${others.join(', ')}; allowed are ${known.join(', ')}`)
}
