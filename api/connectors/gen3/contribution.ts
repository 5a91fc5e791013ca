import { isPlainDate } from '#analytics/vocabulary/calendar.js'
import { invalid } from '#api/connectors/readers/converted.js'
import type { RawRecord } from '../readers/conformed.js'
import { linksOf } from './link.js'
import { spelled, unknown, type Read } from '../readers/reading.js'

/** The day that a batch's submitter_id ends in, `ORG_YYYYMMDD`, or null. */
const dayOfBatch: Read = spelled((batch) => {
  for (const [, year, month, day] of batch.matchAll(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g)) {
    const date = `${year}-${month}-${day}`
    if (isPlainDate(date)) return { value: date }
  }
  return invalid(batch, 'the name of a dataset holds no day as YYYYMMDD')
})

/**
 * When a case or a study was contributed: the earliest day among its datasets' names. MIDRC's own rule
 * (MIDRC-REACT, midrc_tsv_loader.py, `extract_earliest_date`).
 */
export const contributedOn: Read = (_, record: RawRecord) => {
  let earliest = unknown
  for (const batch of linksOf(record, 'datasets', 'dataset_submitter_id')) {
    const read = dayOfBatch(batch, record)
    if (earliest.value === null || (read.value !== null && read.value < earliest.value)) earliest = read
  }
  return earliest
}
