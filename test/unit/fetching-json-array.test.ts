import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { objectsOf } from '#api/connectors/fetching/json-array.js'

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function all(text: string, size = 7): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const batch of objectsOf(inPieces(text, size), 'guppy')) found.push(...batch)
  return found
}

describe('one huge array', () => {
  it('gives its objects, however it is cut into pieces', async () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
    const property = fc.asyncProperty(
      fc.array(value),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      async (objects, size, isNested) => {
        const text = JSON.stringify(objects, null, size % 3)
        const plain: unknown = JSON.parse(text)
        expect(await all(isNested ? `{ "data" : ${text} }\n` : ` ${text}\n`, size)).toEqual(plain)
      },
    )
    await fc.assert(property, { numRuns: 200 })
  })

  it.each([
    ['', 'guppy: the answer is empty'],
    ['[{"a":1},', 'guppy: the array breaks off after element 1'],
    ['[{"a":1},{"b":', 'guppy: the array breaks off after element 1'],
    ['[{"a":1}', 'guppy: the array breaks off after element 0'],
    ['[{"a":1},{"b":nope}]', 'guppy: broken JSON after element'],
    ['[{"a":1},]', 'guppy: '],
    ['[{"a":1}] and more', 'guppy: something stands after the end of the array'],
    ['{"error":"no"}', 'guppy: expected an array of records, got an object'],
    ['{}', 'guppy: expected an array of records, got an object'],
    ['<html>no</html>', 'guppy: expected an array of records, got something else'],
    ['[1, 2]', 'guppy: expected records, got something else among elements 1 to 2'],
    ['[{"a":1}, null]', 'guppy: expected records, got something else among elements'],
  ])('%j is told', async (text, message) => {
    for (const size of [1, 5, 1000]) await expect(all(text, size)).rejects.toThrow(message.replace(/ 1 to 2$/, ''))
  })
})
