import { dicomwebConnector, type DicomwebSource } from '#api/connectors/dicomweb/source.js'
import type { Connector } from '#api/connectors/connector.js'
import { addDays } from '#analytics/vocabulary/calendar.js'
import { Archive, type ArchiveOptions } from '../emulators/dicomweb/archive.js'
import type { ArchivedStudy } from '../emulators/dicomweb/attributes.js'
import { Faulty } from '../emulators/faults.js'
import { emulate } from '../emulators/server.js'
import { recordedWorld } from './recorded-world.js'

export const archivedStudy = (number: number, own: Partial<ArchivedStudy> = {}): ArchivedStudy => ({
  uid: `1.2.3.${number}`,
  patient: `P${Math.floor(number / 3)}`,
  issuer: null,
  date: addDays('2020-01-01', number % 400).replaceAll('-', ''),
  modalities: number % 7 === 0 ? ['CT', 'PT'] : ['DX'],
  sex: number % 2 === 0 ? 'F' : 'M',
  age: '044Y',
  bodyPart: 'CHEST',
  institution: `Hospital ${number % 4}`,
  images: 3,
  ...own,
})

export const archivedStudies = (count: number, own: Partial<ArchivedStudy> = {}): ArchivedStudy[] =>
  Array.from({ length: count }, (_, number) => archivedStudy(number, own))

export interface RunningArchive {
  readonly archive: Archive
  readonly faulty: Faulty
  /** Reads it; waiting takes no time. */
  readonly connector: (source?: Partial<DicomwebSource>) => Connector
  readonly stop: () => Promise<void>
}

/** A DICOMweb server in this process that holds these studies. */
export async function runningArchive(
  studies: ArchivedStudy[],
  options: Partial<ArchiveOptions> = {},
): Promise<RunningArchive> {
  const archive = new Archive(studies, options)
  const faulty = new Faulty(archive.handler)
  const emulator = await emulate(faulty.handler)
  const usual = { name: 'pacs', url: `${emulator.url}/dicom-web`, shiftedDates: false, timeout: 400 }
  return {
    ...{ archive, faulty },
    connector: (source = {}) => dicomwebConnector({ ...usual, ...source }, '.', recordedWorld()),
    stop: () => emulator.stop(),
  }
}
