import { z } from 'zod'

/** A study or series as QIDO-RS gives it (PS3.18 F.2): attributes by tag, of which any may be absent or empty. */
export const dicomJson = z.array(
  z.record(z.string(), z.object({ vr: z.string().optional(), Value: z.array(z.unknown()).optional() }).catch({})),
)
export type Attributes = z.infer<typeof dicomJson>[number]

/** What is asked for and read. Names, birth dates and accession numbers come unasked, and are not looked at. */
export const tags = {
  studyDate: '00080020',
  modalities: '00080061',
  modality: '00080060',
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

/** Of a study, beyond what every server gives. */
export const includedFields = [
  tags.studyDate,
  tags.modalities,
  tags.institution,
  tags.issuer,
  tags.age,
  tags.bodyPart,
  tags.series,
  tags.images,
]

const text = (value: unknown): string[] => {
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'string') return []
  // Several values in one: servers give ModalitiesInStudy as `CT\\MR`.
  return value
    .split('\\')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** All values of an attribute as texts. A server may give one value where a list belongs, or none. */
export const valuesOf = (attributes: Attributes, tag: string): readonly string[] => {
  const values = attributes[tag]?.Value ?? []
  return values.flatMap(text)
}

export const firstOf = (attributes: Attributes, tag: string): string | null => valuesOf(attributes, tag)[0] ?? null

/** Whether a server gives an attribute at all, with a value or without. */
export const gives = (attributes: Attributes, tag: string): boolean => Object.hasOwn(attributes, tag)
