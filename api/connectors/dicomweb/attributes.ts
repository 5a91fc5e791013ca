import { z } from 'zod'

/** What is read, and of studies asked for. */
export const tags = {
  studyDate: '00080020',
  modality: '00080060',
  modalities: '00080061',
  institution: '00080080',
  patientId: '00100020',
  issuer: '00100021',
  sex: '00100040',
  age: '00101010',
  bodyPart: '00180015',
  study: '0020000D',
  series: '00201206',
  images: '00201208',
} as const
type Tag = (typeof tags)[keyof typeof tags]

/** The texts of a study's or series' attributes. One without a value has none; one that did not come is absent. */
export type Attributes = Readonly<Partial<Record<Tag, readonly string[]>>>

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'string') return []
  // Several values in one text: servers give ModalitiesInStudy as `CT\MR`.
  return value
    .split('\\')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A server may give one value where a list belongs. */
const attribute = z
  .looseObject({ Value: z.unknown() })
  .transform(({ Value }) => textsOf(Value))
  .catch([])

/**
 * An answer of QIDO-RS (PS3.18 F.2). Servers give names, birth dates and accession numbers unasked: only the attributes
 * above go further than this.
 */
export const answered = z.array(
  z
    .record(z.string(), z.unknown())
    .transform((given): Attributes =>
      Object.fromEntries(
        Object.values(tags).flatMap((tag) => (Object.hasOwn(given, tag) ? [[tag, attribute.parse(given[tag])]] : [])),
      ),
    ),
)

export const firstOf = (attributes: Attributes, tag: Tag): string | null => attributes[tag]?.[0] ?? null
