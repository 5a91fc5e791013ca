import { isMissing } from '#analytics/vocabulary/code.js'
import { remembered } from '../remembered.js'
import { expression } from './expression.js'
import type { FieldMapping } from './field-mapping.js'

/** The cells of one row, in the order of the columns that the table's mapping reads. */
export type Cells = readonly string[]
export type SlotOf = (column: string) => number
export type Taken = (cells: Cells) => string[]

const normal = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** Whether a cell says nothing, by the usual spellings and those that the mapping adds. */
export function missingTest(...more: readonly (readonly string[] | undefined)[]): (text: string) => boolean {
  const spellings = new Set(more.flatMap((some) => some ?? []).map(normal))
  // The same few spellings come row after row; identifiers, which do not, stop being remembered.
  return remembered((text) => isMissing(text) || (spellings.size > 0 && spellings.has(normal(text))), 2_000)
}

function merged(columns: readonly string[], join: string | undefined, slotOf: SlotOf, missing: Test): Taken {
  const slots = columns.map(slotOf)
  return (cells) => {
    const written = slots.map((slot) => cells[slot] ?? '').filter((text) => !missing(text))
    return join === undefined ? written.slice(0, 1) : written.length === 0 ? [] : [written.join(join)]
  }
}
type Test = (text: string) => boolean

function filled(template: string, slotOf: SlotOf, missing: Test): Taken {
  const pieces = template.split(/\{([^{}]+)\}/)
  const slots = pieces.map((piece, i) => (i % 2 === 1 ? slotOf(piece.trim()) : -1))
  return (cells) => {
    const texts = pieces.map((piece, i) => (i % 2 === 1 ? (cells[slots[i] ?? -1] ?? '').trim() : piece))
    return texts.some((text, i) => i % 2 === 1 && missing(text)) ? [] : [texts.join('')]
  }
}

const bare = (text: string): string =>
  text
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim()

/** The values of a cell, such as `CR, DX`, `PT|NM`, `PT\NM` or `['PT', 'NM']`. */
export function parts(text: string, separator: string | RegExp): string[] {
  const list = text.trim().replace(/^[[({](.*)[\])}]$/s, '$1')
  return list.split(separator).map(bare)
}

/** What parts the codes in a cell where the mapping does not say. */
const usualSeparators = /[,|;\\/+]/

/** Takes what a field is made of: none, one or several texts of a row, missing ones left out. */
export function taker(mapping: FieldMapping, many: boolean, slotOf: SlotOf, missing: Test): Taken {
  const { column, columns, join, template, constant, split } = mapping
  const whole: Taken =
    constant !== undefined
      ? () => [constant]
      : template !== undefined
        ? filled(template, slotOf, missing)
        : merged(column === undefined ? (columns ?? []) : [column], join, slotOf, missing)
  const separator = split === undefined ? (many && mapping.pattern === undefined ? usualSeparators : undefined) : split
  if (separator === undefined) return whole
  return (cells) =>
    whole(cells)
      .flatMap((text) => parts(text, separator))
      .filter((text) => !missing(text))
}

/** The parts of the texts that a pattern finds; null where there was something but nothing was found. */
export function extractor(pattern: string | undefined): (texts: readonly string[]) => readonly string[] | null {
  if (pattern === undefined) return (texts) => texts
  const meant = expression(pattern)
  const allOf = remembered((text) => meant.all(text))
  return (texts) => {
    const found = texts.flatMap((text) => allOf(text))
    return found.length === 0 && texts.length > 0 ? null : found
  }
}

/** A mapping's own spellings, looked up as code lists are: without regard to case and spaces. */
export function replacer(values: Readonly<Record<string, string>> | undefined): (text: string) => string {
  if (values === undefined) return (text) => text
  const known = new Map(Object.entries(values).map(([spelling, value]) => [normal(spelling), value]))
  return (text) => known.get(normal(text)) ?? text
}
