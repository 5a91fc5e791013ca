import { secretOf } from '#api/configuration/secret.js'
import { ConnectorError, type Connector, type Notice, type Page } from '../connector.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { placeOf } from './cursor.js'
import { orthancState } from './orthanc.js'
import { Reading } from './reading.js'

/** A source of kind `dicomweb` as the configuration has it. */
export interface DicomwebSource extends FetchSettings {
  readonly name: string
  /** The root of the service. */
  readonly url: string
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly token?: string | undefined
  readonly shiftedDates: boolean
}

/**
 * A DICOMweb server such as an Orthanc, read by QIDO-RS: its studies by date, then those without one.
 *
 *     - name: pacs
 *       kind: dicomweb
 *       url: http://127.0.0.1:8042/dicom-web
 *       username: reader                   # or token: env:PACS_TOKEN
 *       password: env:PACS_PASSWORD
 *       shiftedDates: true                 # where de-identification moved the dates
 *
 * No archive says when it received a study: the contributed clock has none of them, the performed clock has all.
 *
 * @param folder from which paths of secrets start
 * @throws SecretError for credentials that cannot be used
 */
export const dicomwebConnector = (source: DicomwebSource, folder: string, world?: World): Connector =>
  new DicomwebConnector(source, folder, world)

class DicomwebConnector implements Connector {
  readonly kind = 'dicomweb'
  readonly name: string
  expected?: number
  private readonly authorization: string | null
  private own: Notice[] = []

  constructor(
    private readonly source: DicomwebSource,
    folder: string,
    private readonly world?: World,
  ) {
    this.name = source.name
    this.authorization = authorizationOf(source, folder)
  }

  async version(signal: AbortSignal): Promise<string | null> {
    const remote = this.remote()
    try {
      const state = await orthancState(remote, signal)
      if (state !== null) this.expected = state.studies
      return state?.version ?? null
    } catch (error) {
      // What is no Orthanc may do anything with a request that it does not know.
      if (error instanceof ConnectorError) return null
      throw error
    } finally {
      await remote.close()
    }
  }

  async *read(signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    const ended = new AbortController()
    const remote = this.remote()
    this.own = []
    try {
      const reading = new Reading(this.source, remote, AbortSignal.any([signal, ended.signal]), placeOf(after))
      yield* reading.dated()
      yield* reading.undated()
      this.own = reading.notices()
    } catch (error) {
      throw this.named(error)
    } finally {
      ended.abort()
      await remote.close()
    }
  }

  notices(): readonly Notice[] {
    return this.own
  }

  /** Not every error below knows the source. */
  private named(error: unknown): unknown {
    if (!(error instanceof ConnectorError) || error.message.startsWith(`${this.name}: `)) return error
    return new ConnectorError(`${this.name}: ${error.message}`, { cause: error })
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

function authorizationOf({ name, username, password, token }: DicomwebSource, folder: string): string | null {
  if (token !== undefined) return `Bearer ${secretOf(token, `${name}: token`, folder)}`
  if (username === undefined || password === undefined) return null
  const secret = secretOf(password, `${name}: password`, folder)
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`
}
