import { z } from 'zod'

const text = z.string()
const asList = (value: unknown): unknown => (typeof value === 'string' ? [value] : value)
export const texts = z.preprocess(asList, z.array(text).min(1))
const isoDate = z.iso.date()

const choices = ['first', 'last', 'earliest', 'latest', 'lowest', 'highest'] as const
const sources = ['column', 'columns', 'template', 'constant'] as const

/**
 * How one field is made of the cells of a row. The keys work in the order in which they stand here, each on
 * what the one before it left; a field needs exactly one of `column`, `columns`, `template` and `constant`.
 */
const keys = z.strictObject({
  column: text.optional().describe('the column to take'),
  columns: texts.optional().describe('several columns: the first whose cell is not missing'),
  join: text.optional().describe('with `columns`: all that are not missing, joined by this text'),
  template: text.optional().describe('text with {columns} in braces; missing when one of them is'),
  constant: text.optional().describe('the same value for every row'),
  missing: texts.optional().describe('more spellings of "not known" for this field'),
  split: text.optional().describe('what parts several values in a cell; brackets and quotes of a list are removed'),
  pattern: text.optional().describe('a regular expression; all its matches are taken, of each the group if it has one'),
  present: text.optional().describe('the value wherever something is written, whatever it is'),
  values: z.record(text, text).optional().describe('spellings and what they stand for'),
  as: z.enum(['subdivision']).optional().describe('`subdivision`: the state of a three-digit ZIP prefix'),
  dates: texts.optional().describe('how dates are written, tried in order: dd/mm/yyyy, mmm d, yyyy, yyyymmdd, excel …'),
  within: z.tuple([isoDate, isoDate]).optional().describe('first and last date that can be; others are unknown'),
  outside: z.tuple([isoDate, isoDate]).optional().describe('a flag: the date lies outside these two'),
  since: texts.optional().describe('a day number: the days since the date in this column (first not missing)'),
  interval: z
    .enum(['lower', 'middle', 'upper'])
    .optional()
    .describe('which age an interval such as (59,74] stands for'),
  over89: text.optional().describe('the column that says that the patient is older than 89'),
  choose: z.enum(choices).optional().describe('which of several values; the first if not said'),
  otherwise: text.optional().describe('the value where nothing is known'),
})

export type FieldMapping = z.infer<typeof keys>

const asColumn = (value: unknown): unknown => (typeof value === 'string' ? { column: value } : value)

const oneSource = keys.superRefine((field, context) => {
  const given = sources.filter((source) => field[source] !== undefined)
  if (given.length !== 1) {
    const message = `give exactly one of ${sources.join(', ')}${given.length > 1 ? `, not ${given.join(' and ')}` : ''}`
    context.addIssue({ code: 'custom', message })
  }
  if (field.join !== undefined && field.columns === undefined) {
    context.addIssue({ code: 'custom', path: ['join'], message: 'join needs columns' })
  }
})

/** One field: its keys, or only the name of a column. */
export const fieldMapping = z.preprocess(asColumn, oneSource)
export const fieldKeys: readonly string[] = Object.keys(keys.shape)

const templateColumn = /\{([^{}]+)\}/g

/** The columns a template names, in order. */
export const templateColumns = (template: string): string[] =>
  [...template.matchAll(templateColumn)].map(([, name = '']) => name.trim())

/** Every column that a field reads. */
export function columnsOf(field: FieldMapping): string[] {
  return [
    ...(field.column === undefined ? [] : [field.column]),
    ...(field.columns ?? []),
    ...(field.template === undefined ? [] : templateColumns(field.template)),
    ...(field.since ?? []),
    ...(field.over89 === undefined ? [] : [field.over89]),
  ]
}
