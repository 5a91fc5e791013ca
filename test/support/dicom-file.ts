/** A value of a data element: its value representation and its text, `\` between several. */
export type Element = readonly [vr: string, value: string]

/** Data elements by tag, such as `00100040`. */
export type DataSet = Readonly<Record<string, Element>>

const explicitLittleEndian = '1.2.840.10008.1.2.1'

/** Value representations whose length has four bytes. */
const long = new Set(['OB', 'OW', 'SQ', 'UN', 'UT'])

function encoded(vr: string, value: string): Buffer {
  const bytes = vr === 'US' ? shortOf(Number(value)) : Buffer.from(value, 'utf8')
  // Of even length: UIDs are filled up with a null, texts with a space.
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(vr === 'UI' || vr === 'OB' ? '\0' : ' ')])
}

function shortOf(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function element(tag: string, [vr, value]: Element): Buffer {
  const bytes = vr === 'OB' ? Buffer.from([0, 1]) : encoded(vr, value)
  const head = Buffer.alloc(long.has(vr) ? 12 : 8)
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0)
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2)
  head.write(vr, 4, 'latin1')
  if (long.has(vr)) head.writeUInt32LE(bytes.length, 8)
  else head.writeUInt16LE(bytes.length, 6)
  return Buffer.concat([head, bytes])
}

const elements = (set: DataSet): Buffer =>
  Buffer.concat(
    Object.entries(set)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([tag, value]) => element(tag, value)),
  )

/** A DICOM file of these elements (PS3.10 §7.1), without pixels. */
export function dicomFile(set: DataSet): Buffer {
  const meta = elements({
    '00020001': ['OB', ''],
    '00020002': ['UI', set['00080016']?.[1] ?? ''],
    '00020003': ['UI', set['00080018']?.[1] ?? ''],
    '00020010': ['UI', explicitLittleEndian],
    '00020012': ['UI', '1.2.826.0.1.3680043.10.1'],
  })
  const length = Buffer.alloc(4)
  length.writeUInt32LE(meta.length)
  const group = Buffer.concat([Buffer.from([2, 0, 0, 0]), Buffer.from('UL'), Buffer.from([4, 0]), length])
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), group, meta, elements(set)])
}
