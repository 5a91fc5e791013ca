import { z } from 'zod'
import { secretOf } from '#api/configuration/secret.js'
import { ConnectorError, type Connector, type Page } from '../connector.js'
import { parsed } from '../fetching/content.js'
import { Transient } from '../fetching/failure.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { firstOf, gives, tags, valuesOf, type Attributes } from './attributes.js'
import { conformStudy } from './conform.js'
import { always, dayAfter, studyDate } from './dates.js'
import { allStudies, seriesOf, studiesWithin } from './qido.js'

/** A source of kind `dicomweb` as the configuration has it. */
export interface DicomwebSource extends FetchSettings {
  readonly name: string
  /** The root of the service, such as `http://127.0.0.1:8042/dicom-web`. */
  readonly url: string
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly token?: string | undefined
  readonly shiftedDates: boolean
}

const changes = z.object({ Last: z.number() })
const statistics = z.object({ CountStudies: z.number(), CountInstances: z.number() })

/**
 * A DICOMweb server, read by QIDO-RS: studies in windows of their date, then those without one.
 *
 * @param folder from which paths of secrets start
 */
export const dicomwebConnector = (source: DicomwebSource, folder: string, world?: World): Connector =>
  new DicomwebConnector(source, folder, world)

class DicomwebConnector implements Connector {
  readonly kind = 'dicomweb'
  readonly name: string
  private readonly authorization: string | null
  private number = 0
  /** Studies with a date that windows gave; null where an earlier run read some of them. */
  private dated: number | null = 0

  constructor(
    private readonly source: DicomwebSource,
    folder: string,
    private readonly world?: World,
  ) {
    this.name = source.name
    this.authorization = authorizationOf(source, folder)
  }

  /** An Orthanc tells its last change and how much it holds; other servers tell nothing. */
  async version(signal: AbortSignal): Promise<string | null> {
    const remote = this.remote()
    try {
      const last = parsed(await remote.json({ path: '/changes', query: { last: '' }, signal }), changes)
      const held = parsed(await remote.json({ path: '/statistics', signal }), statistics)
      return `orthanc ${last.Last} ${held.CountStudies} ${held.CountInstances}`
    } catch (error) {
      if (error instanceof ConnectorError) return null
      throw error
    } finally {
      await remote.close()
    }
  }

  async *read(signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    const remote = this.remote()
    this.dated = after === undefined ? 0 : null
    try {
      if (after !== 'dated') yield* this.windows(remote, signal, after)
      yield* this.undated(remote, signal)
    } finally {
      await remote.close()
    }
  }

  private async *windows(remote: Remote, signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    let reached = after
    for (let failures = 0; reached !== always.last;) {
      const first = reached === undefined ? always.first : dayAfter(reached)
      try {
        for await (const { until, studies } of studiesWithin(remote, { first, last: always.last }, signal)) {
          yield await this.page(studies, until, remote, signal)
          if (this.dated !== null) this.dated += studies.filter(isDated).length
          reached = until
        }
        return
      } catch (error) {
        failures += 1
        await remote.patience(this.named(error), failures, signal)
      }
    }
  }

  /** A server that gives fewer dated studies here than by their dates has moved them while they were read. */
  private async *undated(remote: Remote, signal: AbortSignal): AsyncGenerator<Page> {
    for (let failures = 0; ;) {
      let again = 0
      try {
        for await (const studies of allStudies(remote, signal)) {
          again += studies.filter(isDated).length
          const others = studies.filter((study) => !isDated(study))
          yield { ...(await this.page(others, 'dated', remote, signal)), resumable: false }
        }
        if (this.dated === null || again >= this.dated) return
        throw new Transient(`${again} of ${this.dated} dated studies came again when all were asked for`)
      } catch (error) {
        failures += 1
        await remote.patience(this.named(error), failures, signal)
        yield { cursor: 'dated', forget: true, records: [], observations: [], refusals: [], read: 0 }
      }
    }
  }

  private async page(
    studies: readonly Attributes[],
    cursor: string,
    remote: Remote,
    signal: AbortSignal,
  ): Promise<Page> {
    const whole = await Promise.all(studies.map((study) => this.completed(study, remote, signal)))
    const conformed = whole.map((study) => conformStudy(study, (this.number += 1), this.source.shiftedDates))
    return {
      ...{ cursor, resumable: true, read: studies.length, bytes: remote.bytes },
      records: conformed.flatMap(({ records }) => records),
      observations: conformed.flatMap(({ observations }) => observations),
      refusals: conformed.flatMap(({ refusals }) => refusals),
    }
  }

  /** What a server does not tell of a study although it was asked, its series tell. */
  private async completed(study: Attributes, remote: Remote, signal: AbortSignal): Promise<Attributes> {
    const uid = firstOf(study, tags.study)
    const isWhole = gives(study, tags.modalities) && gives(study, tags.bodyPart)
    if (isWhole || uid === null) return study
    const series = await seriesOf(remote, uid, signal)
    const all = (tag: string): string[] => [...new Set(series.flatMap((each) => valuesOf(each, tag)))]
    const from = (tag: string, own: string) => (gives(study, tag) ? {} : { [tag]: { Value: all(own) } })
    return {
      ...study,
      ...from(tags.modalities, tags.modality),
      ...from(tags.bodyPart, tags.bodyPart),
      ...from(tags.institution, tags.institution),
      ...(gives(study, tags.series) ? {} : { [tags.series]: { Value: [series.length] } }),
    }
  }

  /** Errors below know the request, or only the server: the source is said in any case. */
  private named(error: unknown): unknown {
    if (!(error instanceof Transient || error instanceof ConnectorError) || error.message.startsWith(this.name))
      return error
    const message = `${this.name}: ${error.message}`
    return error instanceof Transient ? new Transient(message, error.retryAfter) : new ConnectorError(message)
  }

  private remote(): Remote {
    const { url, name } = this.source
    const { authorization } = this
    return new Remote({
      ...{ base: url, source: name, policy: fetchPolicy(this.source) },
      ...(authorization === null ? {} : { authorise: () => Promise.resolve({ authorization }) }),
      ...(this.world ? { world: this.world } : {}),
    })
  }
}

const isDated = (study: Attributes): boolean => studyDate(firstOf(study, tags.studyDate)).value !== null

function authorizationOf({ name, username, password, token }: DicomwebSource, folder: string): string | null {
  if (token !== undefined) return `Bearer ${secretOf(token, `${name}: token`, folder)}`
  if (username === undefined || password === undefined) return null
  const secret = secretOf(password, `${name}: password`, folder)
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`
}
