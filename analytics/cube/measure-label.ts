import type { Measure } from '../catalogue/measure.js'
import type { MeasureLabel } from '../contract/trends.js'

/** What an answer says of its measure. */
export function labelOf(id: string, { label, description, unit, kind, version }: Measure): MeasureLabel {
  return { id, label, description, unit, kind, version }
}
