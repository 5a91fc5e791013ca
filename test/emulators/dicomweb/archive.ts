import type { IncomingMessage, ServerResponse } from 'node:http'
import { Random } from '#data/synthetic/random.js'
import { answer } from '../server.js'
import { attributesOf, type ArchivedStudy } from './attributes.js'

/** How a server differs from others, all of which are DICOMweb. */
export interface ArchiveOptions {
  /** Studies given at once, whatever is asked for. */
  readonly most: number
  /** It says where it left some out. */
  readonly warns: boolean
  /** It gives its usual attributes of studies, whatever is asked for. */
  readonly ignoresIncludefield: boolean
  readonly ignoresOffset: boolean
  readonly ignoresLimit: boolean
  /** What it answers where there is none. */
  readonly none: '204' | '[]' | 'empty body'
  /** One value is no list, and several modalities are one text. */
  readonly isLoose: boolean
  /** Each answer in another order, by this seed. */
  readonly shuffledBy: number | null
  readonly authorization: string | null
  /** Offsets beyond are a bad request. */
  readonly furthest: number
}

const usual: ArchiveOptions = {
  ...{ most: 100_000, warns: false, ignoresIncludefield: false, ignoresOffset: false, ignoresLimit: false },
  ...{ none: '[]', isLoose: false, shuffledBy: null, authorization: null, furthest: 1_000_000 },
}

/** A DICOMweb server's QIDO-RS, by PS3.18 §10.6. */
export class Archive {
  readonly options: ArchiveOptions
  /** Called before each answer. */
  onRequest: (number: number) => void = () => undefined
  private requests = 0

  constructor(
    readonly studies: ArchivedStudy[],
    options: Partial<ArchiveOptions> = {},
  ) {
    this.options = { ...usual, ...options }
  }

  readonly handler = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://archive.invalid')
    this.requests += 1
    this.onRequest(this.requests)
    const { authorization } = this.options
    const [, uid] = /^\/dicom-web\/studies\/([^/]+)\/series$/.exec(pathname) ?? []
    if (authorization !== null && request.headers.authorization !== authorization)
      answer(response, 401, 'text/plain', '')
    else if (pathname === '/dicom-web/studies') this.giveStudies(searchParams, response)
    else if (uid !== undefined) this.give(this.seriesOf(decodeURIComponent(uid)), response)
    else answer(response, 404, 'text/html', '<html>no</html>')
  }

  private giveStudies(asked: URLSearchParams, response: ServerResponse): void {
    const { most, warns, ignoresOffset, ignoresLimit, furthest } = this.options
    const [first = '', last = ''] = asked.get('StudyDate')?.split('-') ?? []
    const found = this.ordered().filter(({ date }) => first === '' || (date >= first && date <= last))
    const offset = ignoresOffset ? 0 : Number(asked.get('offset') ?? 0)
    if (offset > furthest) {
      answer(response, 400, 'text/plain', 'offset')
      return
    }
    const limit = Math.min(most, ignoresLimit ? Infinity : Number(asked.get('limit') ?? Infinity))
    const page = found.slice(offset, offset + limit)
    if (warns && offset + page.length < found.length && page.length === most) {
      response.setHeader('warning', `299 archive: There are ${found.length - page.length} additional results`)
    }
    const included = this.options.ignoresIncludefield ? [] : asked.getAll('includefield')
    this.give(
      page.map((study) => attributesOf(study, included, this.options.isLoose)),
      response,
    )
  }

  private seriesOf(uid: string): object[] {
    const study = this.studies.find((each) => each.uid === uid)
    return (study?.modalities ?? []).map((modality) => ({
      '00080060': { vr: 'CS', Value: [modality] },
      '00180015': { vr: 'CS', ...(study?.bodyPart ? { Value: [study.bodyPart] } : {}) },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Planted^Name' }] },
      '0020000E': { vr: 'UI', Value: [`${uid}.${modality}`] },
    }))
  }

  private ordered(): readonly ArchivedStudy[] {
    const { shuffledBy } = this.options
    if (shuffledBy === null) return this.studies
    const random = new Random(shuffledBy, 1, this.requests)
    return this.studies
      .map((study) => ({ study, at: random.whole(0, 1_000_000) }))
      .sort((one, other) => one.at - other.at)
      .map(({ study }) => study)
  }

  private give(found: readonly object[], response: ServerResponse): void {
    const { none } = this.options
    const type = 'application/dicom+json'
    if (found.length > 0 || none === '[]') answer(response, 200, type, JSON.stringify(found))
    else if (none === 'empty body') answer(response, 200, type, '')
    else response.writeHead(204).end()
  }
}
