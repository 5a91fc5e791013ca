import { secretOf } from '#api/configuration/secret.js'
import { ConnectorError, type Connector, type Notice, type Page } from '../connector.js'
import { fetchPolicy, type FetchSettings } from '../fetching/policy.js'
import { Remote } from '../fetching/remote.js'
import type { World } from '../fetching/world.js'
import { lookAt, versionOf, type Commons } from './commons.js'
import { conform } from './conform.js'
import type { Gen3Record } from './conformed.js'
import { discoveredProjects } from './discovery.js'
import { guppyDownload } from './guppy.js'
import { sheepdogExport } from './sheepdog.js'
import { FenceToken } from './token.js'
import { cursorOf, unitsAfter, unitsOf, type Unit } from './units.js'
import { caseFlags } from './wanted.js'

/** A source of kind `gen3` as the configuration has it. */
export interface Gen3Source extends FetchSettings {
  readonly name: string
  readonly url: string
  readonly credentials?: string | undefined
  readonly projects?: readonly string[] | undefined
}

const recordsAPage = 4_000

/**
 * A Gen3 commons: cases and studies of guppy, and of sheepdog what guppy does not index. Read by project and kind of
 * record, each whole or anew.
 *
 * @param folder from which paths of secrets start
 * @throws ConnectorError, SecretError for credentials that cannot be used
 */
export const gen3Connector = (source: Gen3Source, folder: string, world?: World): Connector =>
  new Gen3Connector(source, folder, world)

class Gen3Connector implements Connector {
  readonly kind = 'gen3'
  readonly name: string
  expected?: number
  private readonly token: FenceToken | null
  private commons: Commons | null = null
  private readonly own: Notice[] = []
  private readonly numbers = new Map<string, number>()

  constructor(
    private readonly source: Gen3Source,
    folder: string,
    private readonly world?: World,
  ) {
    const { name, url, credentials } = source
    this.name = name
    this.token =
      credentials === undefined
        ? null
        : new FenceToken(name, url, secretOf(credentials, `${name}: credentials`, folder), world)
  }

  async version(signal: AbortSignal): Promise<string | null> {
    return this.asking((remote) => versionOf(remote, signal))
  }

  async *read(signal: AbortSignal, after?: string): AsyncGenerator<Page> {
    const remote = this.remote()
    try {
      const commons = await lookAt(remote, this.name, this.source.projects, signal)
      this.commons = commons
      this.expected = commons.expected
      const units = unitsOf(commons.projects, ['case', 'imaging_study'], commons.nodes)
      for (const unit of unitsAfter(units, after)) {
        yield* this.whole(unit, commons, remote, signal)
        yield { ...empty, cursor: cursorOf(unit), resumable: true, bytes: remote.bytes }
      }
    } finally {
      await remote.close()
    }
  }

  notices(): readonly Notice[] {
    return [...(this.token?.notices() ?? []), ...(this.commons?.notices ?? []), ...this.own]
  }

  parts(): ReadonlyMap<string, number> {
    return new Map([...(this.commons?.cases ?? [])].map(([project, count]) => [`project ${project}`, count]))
  }

  properties(): ReadonlyMap<string, readonly string[]> {
    return this.commons?.dictionary ?? new Map()
  }

  /** A unit that breaks off is read anew, after a while; what came of it is forgotten. */
  private async *whole(unit: Unit, commons: Commons, remote: Remote, signal: AbortSignal): AsyncGenerator<Page> {
    for (let failures = 0; ;) {
      try {
        yield* this.pages(unit, this.rowsOf(unit, commons, remote, signal), remote, signal)
        return
      } catch (error) {
        if (this.mayBeLeftOut(unit, error)) return
        failures += 1
        await remote.patience(error, failures, signal)
        this.numbers.delete(cursorOf(unit))
        yield { ...empty, cursor: cursorOf(unit), forget: true }
      }
    }
  }

  private rowsOf(
    unit: Unit,
    { fields }: Commons,
    remote: Remote,
    signal: AbortSignal,
  ): AsyncIterable<readonly Gen3Record[]> {
    if (unit.of === 'discovery') return discoveredProjects(remote, signal)
    const { type, project } = unit
    if (unit.of === 'guppy')
      return guppyDownload(remote, { type: unit.type, project, fields: fields[unit.type], signal })
    return sheepdogExport(remote, type, project, signal)
  }

  private async *pages(
    unit: Unit,
    rows: AsyncIterable<readonly Gen3Record[]>,
    remote: Remote,
    signal: AbortSignal,
  ): AsyncGenerator<Page> {
    let page = newPage()
    for await (const batch of rows) {
      signal.throwIfAborted()
      for (const row of batch) this.take(unit, row, page)
      if (page.read < recordsAPage) continue
      yield { ...page, cursor: cursorOf(unit), bytes: remote.bytes }
      page = newPage()
    }
    if (page.read > 0) yield { ...page, cursor: cursorOf(unit), bytes: remote.bytes }
  }

  private take(unit: Unit, row: Gen3Record, page: ReturnType<typeof newPage>): void {
    page.read += 1
    const node = unit.of === 'discovery' ? 'project' : unit.type
    const isFlags = unit.of === 'sheepdog' && node === 'case'
    // Of a case or a series, an annotation says nothing that is counted here.
    if (node === 'annotation' && isEmpty(row['imaging_studies'])) return
    const record = isFlags ? Object.fromEntries(Object.entries(row).filter(([name]) => caseFlags.has(name))) : row
    const place = cursorOf(unit)
    const number = (this.numbers.get(place) ?? 0) + 1
    this.numbers.set(place, number)
    const { records, observations, refusals } = conform(node, record, number)
    page.records.push(...records)
    page.observations.push(...observations)
    page.refusals.push(...refusals)
  }

  /** What a commons need not have: its discovery page, and for who asks anonymously what sheepdog alone has. */
  private mayBeLeftOut(unit: Unit, error: unknown): boolean {
    if (!(error instanceof ConnectorError)) return false
    if (unit.of === 'discovery') {
      this.own.push({ code: 'no-discovery', severity: 'note', text: `projects are not described: ${error.message}` })
      return true
    }
    if (unit.of !== 'sheepdog' || this.token !== null || !/answered 40[13]/.test(error.message)) return false
    const text = `${unit.type} of ${unit.project} is not readable without credentials: what it tells is unknown`
    this.own.push({ code: 'needs-credentials', severity: 'warning', text })
    return true
  }

  private async asking<T>(ask: (remote: Remote) => Promise<T>): Promise<T> {
    const remote = this.remote()
    try {
      return await ask(remote)
    } finally {
      await remote.close()
    }
  }

  private remote(): Remote {
    const { url, name } = this.source
    return new Remote({
      ...{ base: url, source: name, policy: fetchPolicy(this.source) },
      ...(this.token ? { authorise: this.token.authorise } : {}),
      ...(this.world ? { world: this.world } : {}),
    })
  }
}

const empty = { records: [], observations: [], refusals: [], read: 0 }

const newPage = () => ({
  records: [] as Page['records'][number][],
  observations: [] as Page['observations'][number][],
  refusals: [] as Page['refusals'][number][],
  read: 0,
})

const isEmpty = (link: unknown): boolean =>
  link === null || link === undefined || (Array.isArray(link) && link.length === 0)
