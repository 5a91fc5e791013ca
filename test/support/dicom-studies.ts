import { dicomFile, type DataSet } from './dicom-file.js'

/** A study as it is put into an archive, and what must come out of it. */
export interface KnownStudy {
  readonly uid: string
  readonly patient: string
  readonly files: readonly Buffer[]
  readonly modalities: string
  readonly performedOn: string | null
  readonly age: string | null
  readonly sex: string | null
  readonly bodyPart: string | null
  readonly site: string | null
}

const modalityPairs = [['CT'], ['DX'], ['CR'], ['CT', 'PT'], ['MR']] as const
const ages = [
  ['070Y', '70'],
  ['018M', '1'],
  ['095Y', '90'],
  ['', null],
  ['abc', null],
] as const
const sexes = [
  ['F', 'female'],
  ['M', 'male'],
  ['', null],
] as const
const dates = [
  ['20200104', '2020-01-04'],
  ['20210630', '2021-06-30'],
  ['', null],
  ['2020.01.01', '2020-01-01'],
] as const

/** Studies with the dirt of real archives: no date, old dates, ages in months or none, several modalities. */
export function knownStudies(count: number): readonly KnownStudy[] {
  return Array.from({ length: count }, (_, i) => {
    const [age, sex] = [ages[i % ages.length] ?? ages[0], sexes[Math.floor(i / 2) % sexes.length] ?? sexes[0]]
    const date = dates[i % dates.length] ?? dates[0]
    const modalities = modalityPairs[i % modalityPairs.length] ?? modalityPairs[0]
    const [uid, patient] = [`1.2.826.0.1.${i + 1}`, `P${Math.floor(i / 2) + 1}`]
    const own = { uid, patient, date: date[0], age: age[0], sex: sex[0] }
    const files = modalities.map((modality, j) => dicomFile(dataSet(own, modality, j + 1, i)))
    return {
      ...{ uid, patient, files },
      modalities: [...modalities].sort().join(','),
      performedOn: date[1],
      age: age[1],
      sex: sex[1],
      bodyPart: i % 5 === 0 ? null : 'chest',
      site: i % 3 === 0 ? null : `Hospital ${i % 4}`,
    }
  })
}

interface Own {
  readonly uid: string
  readonly patient: string
  readonly date: string
  readonly age: string
  readonly sex: string
}

function dataSet({ uid, patient, date, age, sex }: Own, modality: string, series: number, i: number): DataSet {
  return {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.2'],
    '00080018': ['UI', `${uid}.${series}.1`],
    '00080020': ['DA', date],
    '00080050': ['SH', `ACC${i}`],
    '00080060': ['CS', modality],
    ...(i % 3 === 0 ? {} : { '00080080': ['LO', `Hospital ${i % 4}`] as const }),
    '00100010': ['PN', 'Planted^Name'],
    '00100020': ['LO', patient],
    '00100030': ['DA', '19500304'],
    '00100040': ['CS', sex],
    '00101010': ['AS', age],
    ...(i % 5 === 0 ? {} : { '00180015': ['CS', i % 2 === 0 ? 'CHEST' : 'THORAX'] as const }),
    '0020000D': ['UI', uid],
    '0020000E': ['UI', `${uid}.${series}`],
    '00200010': ['SH', '1'],
    '00200011': ['IS', String(series)],
    '00200013': ['IS', '1'],
  }
}
