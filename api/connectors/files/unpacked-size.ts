import { open } from 'node:fs/promises'

const [directoryEnd, directoryEntry] = [0x06054b50, 0x02014b50]
/** The end of the directory with its longest comment. */
const longestEnd = 22 + 65_535

/**
 * The bytes that a ZIP archive, which a workbook is, says it holds when it is unpacked; null where its directory
 * cannot be read. Of a sheet that says nothing for a gigabyte, the archive itself is small.
 *
 * APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function unpackedSize(path: string): Promise<number | null> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, longestEnd))
    await file.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end === -1 || tail.length < end + 22 || tail.readUInt32LE(end) !== directoryEnd) return null
    const directory = Buffer.alloc(Math.min(tail.readUInt32LE(end + 12), size))
    await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16))
    return sum(directory)
  } finally {
    await file.close()
  }
}

function sum(directory: Buffer): number {
  let [total, at] = [0, 0]
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry) {
    total += directory.readUInt32LE(at + 24)
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return total
}
