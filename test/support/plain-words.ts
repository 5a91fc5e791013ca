import { zip3Ranges } from '#data/geography/zip3.js'

/**
 * What the generated records' words mean, written a second time and in another way than data/dictionaries/ and the
 * conformers: tests compare the two. Only words that the generator writes are known here.
 */
const spelling = (raw: unknown): string =>
  typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : ''

const plain = (raw: unknown): string =>
  spelling(Array.isArray(raw) ? raw[0] : raw)
    .trim()
    .toLowerCase()
    .replace(/ +/g, ' ')

export const isBlank = (raw: unknown): boolean => plain(raw) === ''

export function sexOf(raw: unknown): string {
  const word = plain(raw)
  if (word.startsWith('f')) return 'female'
  return word.startsWith('m') ? 'male' : 'unknown'
}

export function truthOf(raw: unknown): boolean | null {
  if (['true', '1', 'yes'].includes(plain(raw))) return true
  return ['false', '0', 'no'].includes(plain(raw)) ? false : null
}

export function numberOf(raw: unknown): number | null {
  const number = Number.parseFloat(plain(raw).replaceAll(',', ''))
  return Number.isNaN(number) || Math.abs(number) > 36_525 ? null : number
}

export function ageBandOf(age: unknown, over89: unknown): string {
  const written = plain(age)
  if (/^(>89|90\+)$/.test(written)) return '65+'
  const years = Number.parseFloat(written)
  if (Number.isNaN(years)) return over89 === 'Yes' ? '65+' : 'unknown'
  if (years < 0 || years > 120) return 'unknown'
  if (years < 18) return '0-17'
  return years < 50 ? '18-49' : years < 65 ? '50-64' : '65+'
}

export function stateOf(zip: unknown): string {
  if (!/^\d{1,3}$/.test(plain(zip))) return 'unknown'
  const prefix = Number(zip)
  for (const [first, last, state] of zip3Ranges) if (prefix >= first && prefix <= last) return state
  return 'unknown'
}

/** Positive, negative, or neither, of a case or of a test. */
export function statusOf(raw: unknown): 'positive' | 'negative' | 'indeterminate' | null {
  const word = plain(raw)
  if (/^(yes|y|positive|pos|true|detected)$/.test(word)) return 'positive'
  if (/^(no|n|negative|not detected)$/.test(word)) return 'negative'
  return /^(indeterminate|inconclusive|equivocal)$/.test(word) ? 'indeterminate' : null
}

/** Whether a discharge says that the patient died; null where it says nothing of it. */
export function diedOf(raw: unknown): boolean | null {
  const word = plain(raw)
  if (/expired|deceased|died/.test(word)) return true
  return /^(home|discharged to home|hospice|snf|rehab|transfer|ama|nursing|skilled|long term|left against)/.test(word)
    ? false
    : null
}

/** How strong breathing support is: 0 none, 1 oxygen, 2 high flow, 3 non-invasive, 4 invasive, 5 ECMO. */
export function strengthOf(raw: unknown): number | null {
  const word = plain(raw)
  if (/ecmo/.test(word)) return 5
  if (/^(bipap|cpap|niv|non-invasive)/.test(word)) return 3
  if (/ventilat|intubated|^ett$/.test(word)) return 4
  if (/^(hfnc|high flow)/.test(word)) return 2
  if (/^(nc|nasal|oxygen|supplemental|face mask|non-rebreather)/.test(word)) return 1
  return /^(room air|none)$/.test(word) ? 0 : null
}

/** DICOM's modalities among what is written; hybrid PET/CT counts as PT. */
export function modalitiesOf(raw: unknown): readonly string[] {
  const found =
    (Array.isArray(raw) ? raw.join() : spelling(raw)).replaceAll('CTPT', 'PT').match(/\b(CR|DX|CT|MR|PT|NM|US)\b/g) ??
    []
  return found.length === 0 ? ['unknown'] : [...new Set(found)]
}

export function labelOf(raw: unknown): string | null {
  const word = plain(raw)
  return ['typical', 'atypical', 'indeterminate', 'negative'].includes(word) ? word : null
}

const property = (raw: unknown, name: string): unknown =>
  typeof raw === 'object' && raw !== null ? Object.entries(raw).find(([key]) => key === name)?.[1] : undefined

/** The parent's identifier, of a link in any of the forms it comes in; '' where there is none. */
export function parentOf(raw: unknown): string {
  const one: unknown = Array.isArray(raw) ? raw[0] : raw
  return spelling(property(one, 'submitter_id') ?? one).trim()
}

/** The earliest day in the names of datasets, as `2021-08-20`; '' where none has one. */
export function batchDay(datasets: unknown): string {
  const days = (JSON.stringify(datasets ?? '').match(/_\d{8}/g) ?? []).sort()
  return (days.map((day) => day.slice(1)).sort()[0] ?? '').replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')
}

/** Instances of each series nested below a study; `null` for a series that does not say. */
export const instancesOf = (files: unknown): readonly (number | null)[] =>
  Array.isArray(files) ? files.map((file) => numberOf(property(file, 'number_of_instances'))) : []
