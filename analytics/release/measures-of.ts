import type { Base, Measure } from '../catalogue/measure.js'
import { measureIds, measureOf, type MeasureId } from '../catalogue/measures.js'

/** The measures that count rows of a table. */
export const measuresOf = (base: Base): readonly { readonly id: MeasureId; readonly measure: Measure }[] =>
  measureIds.map((id) => ({ id, measure: measureOf(id) })).filter(({ measure }) => measure.base === base)
