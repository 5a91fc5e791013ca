import { z } from 'zod'
import { attributes } from '../catalogue/attributes.js'
import { clocks, grains, measureLabel, note, roles } from './trends.js'

export const dimensionValue = z.object({
  value: z.string(),
  label: z.string(),
  feature: z
    .object({ atlas: z.enum(['us-states', 'world']), id: z.string() })
    .exactOptional()
    .describe('The feature of a map that draws this value, for places: a FIPS or an ISO 3166-1 numeric code.'),
})
export type DimensionValue = Readonly<z.infer<typeof dimensionValue>>

export const dimensionEntry = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string(),
  closed: z.boolean().describe('A closed list refuses other values; an open one selects nothing for them.'),
  manyValued: z.boolean().describe('A study can have several values at once: groups add up to more than the total.'),
  values: z.array(dimensionValue).readonly(),
})
export type DimensionEntry = Readonly<z.infer<typeof dimensionEntry>>

export const measureEntry = measureLabel.extend({
  countingUnit: z.string(),
  clocks: z.array(z.enum(clocks)).readonly(),
  accumulates: z.boolean().describe('Running totals make sense: it adds up over time.'),
})
export type MeasureEntry = Readonly<z.infer<typeof measureEntry>>

export const clockEntry = z.object({
  id: z.enum(clocks),
  label: z.string(),
  description: z.string(),
  grains: z.array(z.enum(grains)).readonly(),
})

export const snapshotEntry = z.object({
  id: z.string(),
  publishedAt: z.string(),
  dataTo: z.string().nullable().describe('The last date on the contributed clock.'),
  tables: z
    .record(z.string(), z.number())
    .describe('Rows by core table; those withheld are absent, such as of older snapshots.'),
  sources: z
    .array(z.object({ name: z.string(), kind: z.string() }))
    .readonly()
    .describe('What it was exported from; the kind `synthetic` is invented data.'),
  current: z.boolean(),
})
export type SnapshotEntry = Readonly<z.infer<typeof snapshotEntry>>

export const referenceEntry = z.object({
  id: z.string(),
  label: z.string(),
  source: z.string(),
  date: z.string().nullable().describe('The year or the day its figures are of, where it is told.'),
  attributes: z.array(z.enum(attributes)).readonly().describe('What patients can be compared with it by.'),
})

/** The answer of `/catalogue`: all that can be asked, and by whom. */
export const catalogueAnswer = z.object({
  measures: z.array(measureEntry).readonly(),
  dimensions: z.array(dimensionEntry).readonly(),
  clocks: z.array(clockEntry).readonly(),
  grains: z.array(z.object({ id: z.enum(grains), label: z.string() })).readonly(),
  references: z.array(referenceEntry).readonly(),
  snapshot: snapshotEntry,
  role: z.enum(roles),
  threshold: z
    .number()
    .int()
    .nullable()
    .describe('Counts of patients from 1 to threshold - 1 are withheld; null: exact numbers.'),
  rules: z.array(note).readonly(),
})
export type CatalogueAnswer = Readonly<z.infer<typeof catalogueAnswer>>

/** The answer of `/snapshots`, newest first. */
export const snapshotsAnswer = z.object({ snapshots: z.array(snapshotEntry).readonly() })
export type SnapshotsAnswer = Readonly<z.infer<typeof snapshotsAnswer>>
