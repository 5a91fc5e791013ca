import { ConnectorError } from '../connector.js'
import { parsed } from '../fetching/content.js'
import type { Call, JsonAnswer } from '../fetching/call.js'
import { Transient } from '../fetching/failure.js'
import type { Remote } from '../fetching/remote.js'
import { answered, firstOf, tags, type Attributes } from './attributes.js'

/** Of studies, beyond what every server gives. One parameter each: in a list Orthanc takes `%2C` for no comma. */
const ofStudies = [
  ...[tags.studyDate, tags.modalities, tags.institution, tags.issuer, tags.age, tags.bodyPart],
  ...[tags.series, tags.images],
]
const ofSeries = [tags.modality, tags.bodyPart, tags.institution]

export type Query = Readonly<Record<string, string>>

export interface Found {
  readonly studies: readonly Attributes[]
  /** Nothing that was asked for comes after these. */
  readonly isWhole: boolean
}

const mostStudies = 500

/** A server's QIDO-RS (PS3.18 §10.6). */
export class Qido {
  /** Studies that the server gives in one answer. */
  private page = mostStudies
  private hasEnded = false
  private hasGiven = false

  constructor(
    private readonly remote: Remote,
    private readonly signal: AbortSignal,
  ) {}

  /** Studies from an offset on, as many as the server gives at once. */
  async studies(query: Query, offset: number): Promise<Found> {
    const { studies, warns } = await this.asked('studies', { ...query, ...limited(this.page, offset) }, ofStudies)
    return { studies, isWhole: await this.isWhole(query, offset, studies, warns) }
  }

  /** Whether an answer could have held much more. */
  isSparse({ studies }: Found): boolean {
    return 3 * studies.length < this.page
  }

  /** Whether there are more studies than so many. @returns null where the server does not page so far */
  async hasMoreThan(count: number): Promise<boolean | null> {
    try {
      return (await this.asked('studies', limited(1, count), ofStudies)).studies.length > 0
    } catch (error) {
      if (error instanceof ConnectorError && /the server answered 400/.test(error.message)) return null
      throw error
    }
  }

  /** A sparse answer is the end only where the server has shown that it gives as many as it is asked for. */
  private async isWhole(query: Query, offset: number, found: readonly Attributes[], warns: boolean): Promise<boolean> {
    if (found.length === 0) {
      if (warns) throw new ConnectorError('the server gives no study, and says that it leaves some out (Warning: 299)')
      return true
    }
    if (found.length === this.page) return false
    if (this.hasEnded && !warns) return true
    const [next] = (await this.asked('studies', { ...query, ...limited(1, offset + found.length) }, ofStudies)).studies
    const ignoresOffset = next !== undefined && found.some((study) => uidOf(study) === uidOf(next))
    if (ignoresOffset) return !warns
    if (next === undefined) this.hasEnded = true
    else await this.learnPage(query, offset, found.length)
    return next === undefined
  }

  /** More than came are there: because the server gives no more at once, unless one was added meanwhile. */
  private async learnPage(query: Query, offset: number, count: number): Promise<void> {
    const { studies } = await this.asked('studies', { ...query, ...limited(this.page, offset) }, ofStudies)
    if (studies.length === count) this.page = count
  }

  series(study: string): Promise<readonly Attributes[]> {
    return this.asked(`studies/${encodeURIComponent(study)}/series`, {}, ofSeries).then(({ studies }) => studies)
  }

  private async asked(path: string, query: Query, includefield: readonly string[]) {
    const ask = () => this.answer(path, { ...query, includefield })
    const first = await ask()
    const answer = isBodiless(first) ? await this.requireAnswers().then(ask) : first
    const studies = answer.value === null ? [] : parsed(answer, answered)
    this.hasGiven ||= studies.length > 0
    // PS3.18 §8.3.4.4: more studies than the server gives at once.
    return { studies, warns: /\b299\b/.test(answer.headers['warning']?.toString() ?? '') }
  }

  private answer(path: string, query: NonNullable<Call['query']>): Promise<JsonAnswer> {
    const { signal } = this
    return this.remote.json({ path, query, accept: 'application/dicom+json', mayBeEmpty: true, signal })
  }

  /** Nothing at all can say that there is no study, or that something is broken: any study must come then. */
  private requireAnswers(): Promise<void> {
    return this.remote.retrying(this.signal, async () => {
      const answer = await this.answer('studies', limited(1, 0))
      if (isBodiless(answer) && this.hasGiven) throw new Transient(`${answer.what}: expected JSON, got an empty answer`)
    })
  }
}

/** Of status 200 without a body, which some servers answer in place of 204. */
const isBodiless = ({ status, value }: JsonAnswer): boolean => value === null && status === 200

const limited = (limit: number, offset: number): Query => ({ limit: String(limit), offset: String(offset) })

export const uidOf = (study: Attributes): string | null => firstOf(study, tags.study)
