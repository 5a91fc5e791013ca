/** What is read of a series, a patient or a study. Names of patients come unasked: nothing else goes further than this. */
const read = {
  Collection: ['Collection'],
  PatientID: ['PatientID'],
  PatientSex: ['PatientSex'],
  PatientAge: ['PatientAge'],
  StudyInstanceUID: ['StudyInstanceUID'],
  StudyDate: ['StudyDate'],
  SeriesInstanceUID: ['SeriesInstanceUID'],
  Modality: ['Modality'],
  BodyPartExamined: ['BodyPartExamined'],
  ImageCount: ['ImageCount', 'NumberOfImages'],
  LicenseName: ['LicenseName'],
  DataDescriptionURI: ['DataDescriptionURI', 'CollectionURI'],
  DateReleased: ['DateReleased', 'ReleasedDate'],
  criteria: ['criteria'],
  count: ['count'],
} as const
type Name = keyof typeof read

/** A row of NBIA by the names above, of which any may be absent. */
export type Row = Readonly<Partial<Record<Name, string>>>

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

const nameOf: ReadonlyMap<string, Name> = new Map(
  Object.keys(read)
    .filter((name): name is Name => name in read)
    .flatMap((name) => read[name].map((spelling) => [plain(spelling), name] as const)),
)

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Its endpoints spell names differently: `ImageCount`, `Image Count`, `imageCount`. */
export function rowOf(given: Readonly<Record<string, unknown>>): Row {
  const row: Partial<Record<Name, string>> = {}
  for (const [spelling, value] of Object.entries(given)) {
    const name = nameOf.get(plain(spelling))
    const text = textOf(value)
    if (name !== undefined && text !== undefined) row[name] ??= text
  }
  return row
}
