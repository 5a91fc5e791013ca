import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { freeText } from '#analytics/quality/identifying/expectation.js'
import { identifying } from '#analytics/quality/identifying/identifying.js'
import { describeOnMidrc, midrcFolder } from '../support/shared-data.js'

const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(midrcFolder, file), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))

/** What the guard would stop at, of a column's distinct texts. */
const found = (texts: Iterable<string>): readonly string[] =>
  [...new Set(texts)].flatMap((text) => {
    const kind = identifying(text, freeText)
    return kind === null ? [] : [`${kind}: ${text}`]
  })

describeOnMidrc('the real tables of MIDRC', () => {
  it.each(['StudyDescriptions_Gen3.tsv', 'StudyDescription_mapping_table.tsv'])(
    'hold nothing in the study descriptions of %s that a guard would stop at',
    (file) => {
      expect(found(rowsOf(file).slice(1).flat())).toEqual([])
    },
  )

  it.each(['cases-open-a1.tsv', 'cases-open-r1.tsv'])('hold nothing but identifiers in the cases of %s', (file) => {
    const [header = [], ...rows] = rowsOf(file)
    const texts = header.flatMap((name, i) =>
      /submitter|_ids?$|^id$|^datasets/.test(name) ? [] : rows.map((row) => row[i] ?? ''),
    )
    expect(found(texts)).toEqual([])
  })
})
