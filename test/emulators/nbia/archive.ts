import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, answerJson } from '../server.js'

/** A series of an archive, as a test knows it. */
export interface KnownSeries {
  readonly collection: string
  readonly patient: string
  readonly study: string
  readonly series: string
  readonly modality: string
  readonly images: number
  readonly released: string
  readonly sex: string
  readonly age: string
}

/** NBIA's API, version 4: no token, no paging, and an empty body where nothing is found. */
export class NbiaArchive {
  constructor(private readonly all: readonly KnownSeries[]) {}

  readonly handler = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://archive.invalid')
    const collection = url.searchParams.get('Collection')
    const chosen = this.all.filter((each) => collection === null || each.collection === collection)
    const endpoint = url.pathname.split('/').at(-1) ?? ''
    const found = answers[endpoint]?.(chosen)
    if (found === undefined) answer(response, 404, 'text/html', '<html>no</html>')
    else if (found.length === 0) answer(response, 200, 'text/plain', '')
    else answerJson(response, found)
  }
}

type Series = readonly KnownSeries[]

const counted = (values: readonly string[], name: string): object[] =>
  [...new Set(values)].sort().map((value) => ({ [name]: value, count: values.filter((each) => each === value).length }))

const answers: Readonly<Record<string, (series: Series) => readonly object[]>> = {
  getCollectionValues: (series) =>
    [...new Set(series.map(({ collection }) => collection))].map((Collection) => ({ Collection })),
  getCollectionValuesAndCounts: (series) =>
    counted(
      series.map(({ collection }) => collection),
      'criteria',
    ),
  getModalityValuesAndCounts: (series) =>
    counted(
      series.map(({ modality }) => modality),
      'criteria',
    ),
  // Names are spelt in two ways by its endpoints.
  getSeries: (series) =>
    series.map((each, i) =>
      i % 2 === 0
        ? {
            ...{ Collection: each.collection, PatientID: each.patient, StudyInstanceUID: each.study },
            ...{
              SeriesInstanceUID: each.series,
              Modality: each.modality,
              ImageCount: each.images,
              BodyPartExamined: 'CHEST',
            },
            ...{ LicenseName: 'CC BY 4.0', DateReleased: each.released, Manufacturer: 'X' },
          }
        : {
            ...{ Collection: each.collection, 'Patient ID': each.patient, 'Study Instance UID': each.study },
            ...{ 'Series Instance UID': each.series, Modality: each.modality, 'Image Count': each.images },
            ...{ 'License Name': 'CC BY 4.0', 'Date Released': each.released },
          },
    ),
  getPatientStudy: (series) =>
    [...new Map(series.map((each) => [each.study, each])).values()].map((each) => ({
      ...{ Collection: each.collection, PatientID: each.patient, StudyInstanceUID: each.study },
      ...{
        StudyDate: '2001-05-06 00:00:00.0',
        PatientSex: each.sex,
        PatientAge: each.age,
        PatientName: 'Planted^Name',
        PatientBirthDate: '1950-03-04 00:00:00.0',
      },
    })),
}
