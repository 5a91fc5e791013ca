import type { Observation } from '#api/connectors/connector.js'
import { annotation, patient, study } from './told-connector.js'

/** 200 people of three sites. What is known of each follows from its number, so that it can be counted by hand. */
export const people = Array.from({ length: 200 }, (_, i) => ({
  site: i < 120 ? 'north' : i < 194 ? 'south' : 'tiny',
  sex: i % 5 === 0 ? null : i % 2 === 0 ? 'female' : 'male',
  race: i % 4 === 0 ? null : 'white',
  covid19Status: i < 150 ? 'positive' : null,
  contributedOn: i % 2 === 0 ? '2021-08-20' : '2021-09-02',
  bodyPart: i % 3 === 0 ? null : 'chest',
  modalities: i % 2 === 0 ? 'CT' : 'DX',
}))

export const qualityRecords = people.flatMap(({ bodyPart, modalities, ...values }, i) => [
  patient(`P${i}`, values),
  study(`S${i}`, `P${i}`, { bodyPart, modalities, contributedOn: values.contributedOn }),
  study(`T${i}`, `P${i}`, { bodyPart: 'chest', modalities: 'CT', contributedOn: values.contributedOn }),
  ...(i < 30 ? [annotation(`S${i}`, { label: 'typical' })] : []),
])
export const spelling = (value: string, times: number): readonly Observation[] =>
  Array.from({ length: times }, () => ({
    ...{ entity: 'patient', field: 'sex', kind: 'unmapped', value, reason: 'in no code list' },
  }))
