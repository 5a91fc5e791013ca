import { ConnectorError } from '../connector.js'
import type { OpenedFile, Row } from './row.js'
import { textOf } from './text-file.js'
import { treeRows, type TreeRecord } from './tree.js'

/** A line longer than this is not a record: it would be held in memory to its end. */
const longestLine = 16_000_000

async function* lines(pieces: AsyncIterable<string>, file: string): AsyncGenerator<string> {
  let rest = ''
  let number = 1
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
    number += parts.length
    if (rest.length > longestLine) {
      throw new ConnectorError(`${file} line ${number} is longer than 16 MB: expected one record {…} on every line`)
    }
  }
  if (rest !== '') yield rest
}

function parseLine(line: string, file: string, number: number): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return value
  } catch {
    // The parser's message would repeat a piece of the line.
    throw new ConnectorError(`${file} line ${number} is not JSON: expected one whole record {…} on every line`)
  }
}

async function* recordsOf(file: OpenedFile): AsyncGenerator<TreeRecord> {
  let number = 0
  for await (const line of lines(textOf(file), file.name)) {
    number += 1
    if (line.trim() !== '') yield { place: `line ${number}`, value: parseLine(line, file.name, number) }
  }
  if (number === 0) throw new ConnectorError(`${file.name} is empty: expected a record on every line`)
}

/** Reads a file with one JSON record on each line, in constant memory. */
export const readLines = (file: OpenedFile): AsyncGenerator<Row> => treeRows(recordsOf(file), file)
