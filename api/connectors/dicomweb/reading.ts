import type { Notice, Page } from '../connector.js'
import type { Transient } from '../fetching/failure.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import type { Remote } from '../fetching/remote.js'
import { firstOf, tags, type Attributes } from './attributes.js'
import { isDated, studiesByDate } from './by-date.js'
import { completedAll, heeds, isIncomplete } from './completed.js'
import { conformStudy } from './conform.js'
import { cursorOf, type Place } from './cursor.js'
import { everyStudy } from './every-study.js'
import { Qido, uidOf } from './qido.js'

interface Settings extends FetchSettings {
  readonly shiftedDates: boolean
}

/** One reading of an archive, from a place on. */
export class Reading {
  private readonly qido: Qido
  private bySeries = 0
  private isHeeding = false
  private isUndatedUnknown = false

  constructor(
    private readonly settings: Settings,
    private readonly remote: Remote,
    private readonly signal: AbortSignal,
    private place: Place,
  ) {
    this.qido = new Qido(remote, signal)
  }

  async *dated(): AsyncGenerator<Page> {
    let { studies } = this.place
    for await (const { until, arrived } of studiesByDate(this.qido, this.place.until, this.wait)) {
      if (arrived === null) studies = this.place.studies
      else if (until === null) {
        yield await this.page(arrived, studies)
        studies += arrived.length
      }
      if (until !== null) this.place = { until, studies }
      if (until !== null || arrived === null)
        yield { ...this.empty(), ...(arrived === null ? { forget: true } : { resumable: true }) }
    }
  }

  /** Studies in no window. They are looked for among all where there are more than windows gave. */
  async *undated(): AsyncGenerator<Page> {
    const dated = this.place.studies
    const hasMore = await this.qido.hasMoreThan(dated)
    this.isUndatedUnknown = hasMore === null
    if (hasMore !== true) return
    let studies = dated
    const wanted = { query: {}, isWanted: (study: Attributes) => !isDated(study), others: dated }
    for await (const arrived of everyStudy(this.qido, wanted, this.wait)) {
      if (arrived === null) yield { ...this.empty(), forget: true }
      else yield await this.page(arrived, studies)
      studies = arrived === null ? dated : studies + arrived.length
    }
  }

  notices(): Notice[] {
    const notices: Notice[] = []
    if (this.bySeries > 0) {
      const text = `the server does not say everything of its studies: the series of ${this.bySeries} were asked for one by one`
      notices.push({ code: 'asked-by-series', severity: 'note', text })
    }
    if (this.isUndatedUnknown) {
      const text = `the server does not page beyond ${this.place.studies} studies: those without a date are left out`
      notices.push({ code: 'undated-unknown', severity: 'warning', text })
    }
    return notices
  }

  private readonly wait = (error: Transient, failures: number): Promise<void> =>
    this.remote.patience(error, failures, this.signal)

  private empty(): Page {
    const { place, remote } = this
    return { cursor: cursorOf(place), bytes: remote.bytes, records: [], observations: [], refusals: [], read: 0 }
  }

  /** @param before studies read before these */
  private async page(studies: readonly Attributes[], before: number): Promise<Page> {
    this.isHeeding ||= heeds(studies)
    const incomplete = studies.filter((study) => isIncomplete(study, this.isHeeding))
    const others = studies.filter((study) => !isIncomplete(study, this.isHeeding))
    this.bySeries += incomplete.length
    const completed = await completedAll(incomplete, this.qido, fetchPolicy(this.settings).concurrency)
    const conformed = inOrder([...others, ...completed]).map((study, i) =>
      conformStudy(study, before + i + 1, this.settings.shiftedDates),
    )
    return {
      ...{ ...this.empty(), read: studies.length },
      records: conformed.flatMap(({ records }) => records),
      observations: conformed.flatMap(({ observations }) => observations),
      refusals: conformed.flatMap(({ refusals }) => refusals),
    }
  }
}

const keyOf = (study: Attributes): string => `${firstOf(study, tags.studyDate) ?? ''} ${uidOf(study) ?? ''}`

/** What is first told of a patient counts: it must not hang on the order in which a server gives studies. */
const inOrder = (studies: readonly Attributes[]): readonly Attributes[] =>
  studies
    .map((study) => ({ study, key: keyOf(study) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ study }) => study)
