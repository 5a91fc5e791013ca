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

const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
const sizes = [1, 5, 1000]

describe('one huge array', () => {
  it('gives its objects, however it is cut into pieces', async () => {
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

  it('is never taken for whole when its end is missing', async () => {
    const property = fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.boolean(),
      async (objects, cut, isNested) => {
        const text = isNested ? JSON.stringify({ data: objects }) : JSON.stringify(objects)
        await expect(all(text.slice(0, cut % text.length))).rejects.toThrow(/^guppy: /)
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  it('is never taken for whole when one of its marks is another', async () => {
    const text = JSON.stringify([{ a: [1, { b: 2 }], c: 'd' }, { e: {} }])
    for (let at = 0; at < text.length; at += 1) {
      if (!'[]{}:,'.includes(text.charAt(at))) continue
      for (const mark of '[]{}:,"') {
        if (mark === text.charAt(at)) continue
        await expect(all(text.slice(0, at) + mark + text.slice(at + 1))).rejects.toThrow(/^guppy: /)
      }
    }
  })

  it.each([
    ['', 'the answer is empty'],
    ['[{"a":1},', 'the array breaks off after element 1'],
    ['[{"a":1},{"b":', 'the array breaks off after element 1'],
    ['[{"a":1}', 'the array breaks off after element 0'],
    ['[{"a":1},{"b":2},{"c":nope},{"d":3}]', 'element 3 is broken JSON'],
    ['[{"a":1}{"b":2}]', 'element 1 is broken JSON'],
    ['[{"a":1}}', 'element 1 is broken JSON'],
    ['[{"a":1},]', 'element 2 is broken JSON'],
    ['[,]', 'element 1 is broken JSON'],
    ['[{"a":1}] and more', 'something stands after the end of the array'],
    ['[{"a":1}]}', 'something stands after the end of the array'],
    ['{"data":[{"a":1}]', 'the answer breaks off after the end of its array'],
    ['{"data":[{"a":1}],"errors":[{}]}', 'something stands after the end of the array'],
    ['{"data":{"case":[]}}', 'expected an array of records, got an object'],
    ['{"data":nu', 'expected an array of records, got an answer that breaks off'],
    ['{"error":"no"}', 'expected an array of records, got an object'],
    ['{"dataset":[]}', 'expected an array of records, got an object'],
    ['{}', 'expected an array of records, got an object'],
    ['<html>no</html>', 'expected an array of records, got something else'],
    ['[1, 2]', 'element 1 is not a record'],
    ['[{"a":1}, null]', 'element 2 is not a record'],
    ['[{"a":1}, [2]]', 'element 2 is not a record'],
  ])('%j is told', async (text, message) => {
    for (const size of sizes) await expect(all(text, size)).rejects.toThrow(`guppy: ${message}`)
  })

  it('is read behind a byte order mark, and where it is empty', async () => {
    for (const size of sizes) {
      expect(await all('\uFEFF[{"a":1}]', size)).toEqual([{ a: 1 }])
      expect(await all(' [ ] ', size)).toEqual([])
      expect(await all('{"data":[]}', size)).toEqual([])
    }
  })

  it('has no element beyond 16 MB', async () => {
    await expect(all(`[{"a":1},{"b":"${'x'.repeat(17 * 1024 ** 2)}"}]`, 1024 ** 2)).rejects.toThrow(
      'guppy: element 2 has more than 16 MB',
    )
  })
})
