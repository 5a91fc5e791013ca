import { pipeline, Readable } from 'node:stream'
import { parser } from 'stream-json'
import { pick } from 'stream-json/filters/pick.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { z } from 'zod'
import { ConnectorError } from '../connector.js'
import type { OpenedFile, Row } from './row.js'
import { textOf } from './text-file.js'
import { treeRows, type TreeRecord } from './tree.js'

const item = z.object({ value: z.unknown() })

/** Whether the file's outermost value is an array or an object; what was read for it is given back with the rest. */
async function peek(pieces: AsyncGenerator<string>): Promise<{ opening: string; text: AsyncIterable<string> }> {
  const first: string[] = []
  for (;;) {
    const next = await pieces.next()
    if (next.done !== true) first.push(next.value)
    const opening = first.join('').trimStart()[0]
    if (opening !== undefined || next.done === true) return { opening: opening ?? '', text: resumed(first, pieces) }
  }
}

async function* resumed(first: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* first
  yield* rest
}

/** Picks the array at a path, and remembers whether it was there. */
function picker(path: string) {
  const state = { found: false }
  const filter = (stack: readonly (string | number | null)[]): boolean => {
    const here = stack.join('.') === path
    state.found ||= here
    return here
  }
  return { state, stream: pick.asStream({ filter }) }
}

function values(text: AsyncIterable<string>, picked: ReturnType<typeof picker> | undefined): AsyncIterable<unknown> {
  const source = Readable.from(text)
  const tokens = parser.asStream()
  const records = streamArray.asStream({ numberAsString: true })
  if (picked) return pipeline(source, tokens, picked.stream, records, () => undefined)
  return pipeline(source, tokens, records, () => undefined)
}

/** The parser's message is not passed on: it may repeat a piece of the file. */
function broken({ name, table }: OpenedFile, error: unknown, number: number, opening: string): ConnectorError {
  if (/should be an array/.test(String(error))) {
    const where = opening === '{' ? ` at "${table.at ?? 'data'}": say with \`at:\` where it is` : ''
    return new ConnectorError(`${name} has no array of records${where}`)
  }
  return new ConnectorError(`${name} is not whole JSON (record ${number + 1} or later): expected an array of records`)
}

async function* recordsOf(file: OpenedFile): AsyncGenerator<TreeRecord> {
  const { opening, text } = await peek(textOf(file))
  if (opening === '') throw new ConnectorError(`${file.name} is empty: expected an array of records`)
  const path = file.table.at ?? 'data'
  const picked = opening === '{' ? picker(path) : undefined
  let number = 0
  try {
    for await (const found of values(text, picked)) {
      number += 1
      yield { place: `record ${number}`, value: item.parse(found).value }
    }
  } catch (error) {
    if (error instanceof ConnectorError || file.signal.aborted) throw error
    throw broken(file, error, number, opening)
  }
  if (picked && !picked.state.found) {
    throw new ConnectorError(`${file.name} has nothing at "${path}": say with \`at:\` where the array of records is`)
  }
}

/** Reads an array of JSON records, alone or inside an object, in constant memory. */
export const readArray = (file: OpenedFile): AsyncGenerator<Row> => treeRows(recordsOf(file), file)
