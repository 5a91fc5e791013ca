/** A study as an archive holds it. */
export interface ArchivedStudy {
  readonly uid: string
  readonly patient: string
  readonly issuer: string | null
  /** As it stands there. */
  readonly date: string
  readonly modalities: readonly string[]
  readonly sex: string
  readonly age: string
  readonly bodyPart: string | null
  readonly institution: string | null
  readonly images: number
}

const held = (study: ArchivedStudy): Readonly<Record<string, readonly [vr: string, values: readonly unknown[]]>> => ({
  '00080020': ['DA', [study.date]],
  '00080050': ['SH', ['ACC4711']],
  '00080061': ['CS', study.modalities],
  '00080080': ['LO', [study.institution]],
  '00100010': ['PN', [{ Alphabetic: 'Planted^Name' }]],
  '00100020': ['LO', [study.patient]],
  '00100021': ['LO', [study.issuer]],
  '00100030': ['DA', ['19500304']],
  '00100040': ['CS', [study.sex]],
  '00101010': ['AS', [study.age]],
  '00180015': ['CS', [study.bodyPart]],
  '0020000D': ['UI', [study.uid]],
  '00201206': ['IS', [study.modalities.length]],
  '00201208': ['IS', [study.images]],
})

/** What servers give unasked: the names and birth dates too, but not everything that there is. */
const unasked = ['00080020', '00080050', '00100010', '00100020', '00100030', '00100040', '0020000D', '00201208']

/** A study in DICOM JSON (PS3.18 F.2). */
export function attributesOf(study: ArchivedStudy, included: readonly string[], isLoose: boolean): object {
  const given = Object.entries(held(study)).filter(([tag]) => unasked.includes(tag) || included.includes(tag))
  return Object.fromEntries(given.map(([tag, [vr, values]]) => [tag, { vr, ...valueOf(values, isLoose) }]))
}

function valueOf(values: readonly unknown[], isLoose: boolean): object {
  const known = values.filter((value) => value !== null && value !== '')
  if (known.length === 0) return {}
  if (!isLoose || typeof known[0] === 'object') return { Value: known }
  return { Value: known.length === 1 ? known[0] : known.join('\\') }
}
