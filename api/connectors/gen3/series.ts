import type { RawRecord } from '../readers/conformed.js'
import { known, unknown, type Reading } from '../readers/reading.js'
import { whole } from '../readers/properties.js'

/** Series nodes of the MIDRC data dictionary 1.3.9, by the first part of their names. */
const kinds = ['cr', 'ct', 'dx', 'mg', 'mr', 'nm', 'pt', 'rf', 'us', 'xa'] as const
const sources = kinds.map((kind) => ({ nested: `${kind}_series_files`, counted: `_${kind}_series_file_count` }))

const instances = whole(0, 10_000_000)
const count = whole(0, 100_000)

/** How many series a study has and how many images they hold. */
export interface SeriesCounts {
  readonly series: Reading
  readonly images: Reading
}

/**
 * Count the series below a study, as peregrine nests them (`ct_series_files: [{ number_of_instances }]`), or as guppy
 * counts them (`_ct_series_file_count`). Guppy counts CR, CT, DX and MR only and no images: where it finds none, the
 * study has others, and their number is not known.
 */
export function seriesCounts(record: RawRecord): SeriesCounts {
  let series = 0
  let images = 0
  let unsaid: Reading | undefined
  for (const { nested, counted } of sources) {
    const files = record[nested]
    if (Array.isArray(files)) {
      series += files.length
      for (const file of files) {
        const read = instances(instancesOf(file), record)
        if (read.value === null) unsaid = read
        else images += Number(read.value)
      }
    } else if (record[counted] !== undefined) {
      series += Number(count(record[counted], record).value ?? 0)
      unsaid = unknown
    }
  }
  if (series === 0) return { series: unknown, images: unknown }
  return { series: known(String(series)), images: unsaid ?? known(String(images)) }
}

function instancesOf(file: unknown): unknown {
  return typeof file === 'object' && file !== null && 'number_of_instances' in file ? file.number_of_instances : null
}
