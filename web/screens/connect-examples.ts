/**
 * What a reader copies to connect a repository. test/unit/web-operations-connect.test.ts reads each with the parser of
 * the configuration, or of mappings.
 */
export interface ConnectExample {
  readonly id: 'midrc' | 'orthanc' | 'tcia' | 'idc' | 'files'
  /** The name of the source, for the command that tries it. */
  readonly name: string
  readonly configuration: string
  /** Of files: which column is what. */
  readonly mapping?: string
}

export const connectExamples: readonly ConnectExample[] = [
  {
    id: 'midrc',
    name: 'midrc',
    configuration: `sources:
  - name: midrc
    kind: gen3
    url: https://data.midrc.org
    credentials: env:MIDRC_CREDENTIALS # left out: anonymous
    schedule: '0 */6 * * *'
    freshness: { run: 12h, data: 90d }`,
  },
  {
    id: 'orthanc',
    name: 'pacs',
    configuration: `sources:
  - name: pacs
    kind: dicomweb
    url: http://127.0.0.1:8042/dicom-web
    username: reader
    password: env:PACS_PASSWORD
    schedule: '30 2 * * *'
    freshness: { run: 26h, data: 7d }`,
  },
  {
    id: 'tcia',
    name: 'tcia',
    configuration: `sources:
  - name: tcia
    kind: nbia
    collections: [COVID-19-AR, MIDRC-RICORD-1A]
    schedule: '0 3 * * 1'
    freshness: { run: 8d }`,
  },
  {
    id: 'idc',
    name: 'idc',
    configuration: `sources:
  - name: idc
    kind: idc
    collections: [covid_19_ar, midrc_ricord_1a]
    schedule: '0 4 * * 1'
    freshness: { run: 8d }`,
  },
  {
    id: 'files',
    name: 'survey',
    configuration: `sources:
  - name: survey
    kind: files
    paths: [survey/*.xlsx, survey/*.csv] # relative to this file
    mapping: our-mapping.yaml
    schedule: '15 * * * *'`,
    mapping: `records:
  - entity: patient
    fields:
      patient: Study ID # a text names a column
      sex: { column: Gender, values: { '1': male, '2': female } }
      age: Age at visit
      contributedOn: { column: Received, dates: dd/mm/yyyy }`,
  },
]

export const tryCommand = (name: string): string => `npx topogram check-source ${name}`
export const exportCommand = 'npx topogram export'
export const startCommand = 'npm start'
