import { z } from 'zod'
import { ConnectorError } from '../connector.js'
import { parsed } from '../fetching/content.js'
import { Transient } from '../fetching/failure.js'
import { objectsOf } from '../fetching/json-array.js'
import type { Remote } from '../fetching/remote.js'
import type { RawRecord } from '../readers/conformed.js'
import type { GuppyType } from './wanted.js'

/**
 * Whose documents are asked for. Where counts of others are given and their rows are not (the regular tier), only what
 * is accessible can be asked for. Everywhere else `all` is what is seen; `accessible` is not, where all is open (the
 * libre tier): there a caller without a token would find empty histograms beside all rows.
 */
export type Access = 'all' | 'accessible'

const graphql = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).exactOptional(),
})
const mapping = z.object({ _mapping: z.record(z.string(), z.array(z.string())) })
const histogram = z.object({ histogram: z.array(z.object({ key: z.string(), count: z.number().int() })) })
const refused = z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.literal(401) }) })).min(1) })
const counted = (type: GuppyType) =>
  z.object({ _aggregation: z.object({ [type]: z.object({ _totalCount: z.number().int(), project_id: histogram }) }) })
const status = z.object({
  indices: z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()).exactOptional() })),
})

async function queried(remote: Remote, query: string, variables: object, signal: AbortSignal) {
  const call = { method: 'POST', path: 'guppy/graphql', json: { query, variables }, accepts: [400], signal } as const
  const answer = await remote.json(call)
  // What the schema of its indices does not have is refused before it is asked of them.
  if (answer.status !== 400) return answer
  throw new ConnectorError(
    `${answer.what}: guppy does not index case and imaging_study, each with a project_id, as MIDRC does; ` +
      'a commons of another model cannot be read by kind gen3',
  )
}

/** Errors within an answer of status 200 are errors: half an answer is none. */
function dataOf<T>({ what, value }: { readonly what: string; readonly value: unknown }, of: z.ZodType<T>): T {
  const { data, errors } = parsed({ what, value }, graphql)
  // Its words can quote values; how many there are is told.
  if (errors) throw new Transient(`${what}: the answer holds ${errors.length} errors`)
  return parsed({ what, value: data }, of)
}

function asked<T>(remote: Remote, query: string, variables: object, of: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  return remote.retrying(signal, async () => dataOf(await queried(remote, query, variables, signal), of))
}

/** What a caller has to ask for, found by asking for one row of all. */
export function guppyAccess(remote: Remote, signal: AbortSignal): Promise<Access> {
  return remote.retrying(signal, async () => {
    const query = '{ case(first: 1, accessibility: all) { project_id } }'
    const answer = await queried(remote, query, {}, signal)
    if (refused.safeParse(answer.value).success) return 'accessible'
    dataOf(answer, z.object({ case: z.array(z.unknown()) }))
    return 'all'
  })
}

/** The fields of the indices there are. A type that is not among them must never be asked for: it ends a real server. */
export async function guppyFields(remote: Remote, types: readonly GuppyType[], signal: AbortSignal) {
  const { _mapping: fields } = await asked(remote, `{ _mapping { ${types.join(' ')} } }`, {}, mapping, signal)
  return fields
}

export interface Counting {
  readonly type: GuppyType
  readonly access: Access
  readonly filter?: object
  readonly signal: AbortSignal
}

/** Documents that the caller sees, in all and by project. A count that is masked is -1: it is not known. */
export async function guppyCounts(remote: Remote, { type, access, filter = {}, signal }: Counting) {
  const query = `query($filter: JSON) { _aggregation { ${type}(filter: $filter, accessibility: ${access}) {
    _totalCount project_id { histogram { key count } } } } }`
  const { _aggregation } = await asked(remote, query, { filter }, counted(type), signal)
  const found = _aggregation[type]
  if (!found) throw new ConnectorError(`guppy does not count ${type}`)
  // Documents without a project are counted as "no data".
  const known = found.project_id.histogram.filter(({ key }) => key !== 'no data')
  return { total: found._totalCount, projects: new Map(known.map(({ key, count }) => [key, count])) }
}

/** When each index was made, as guppy's own `_status` has it: `time_YYYYMMDDTHHMMSSZ`. */
export async function guppyIndexed(remote: Remote, signal: AbortSignal): Promise<readonly string[]> {
  const { indices } = parsed(await remote.json({ path: 'guppy/_status', signal }), status)
  const aliases = Object.entries(indices).flatMap(([name, index]) =>
    Object.keys(index.aliases ?? {})
      .filter((alias) => alias.startsWith('time_'))
      .map((alias) => `${name} ${alias}`),
  )
  return aliases.sort()
}

export interface Download {
  readonly type: GuppyType
  readonly access: Access
  readonly project: string
  readonly fields: readonly string[]
  /** Documents there were when the commons was looked at. */
  readonly known: number
  readonly signal: AbortSignal
}

/**
 * All documents of a project, as they come. Each field of a filter stands alone, and the rows that came are counted
 * against those that the server says there are: it leaves out without a word what it does not understand or allow.
 *
 * @throws Transient where others came, or none where there were some: the caller begins anew
 */
export async function* guppyDownload(remote: Remote, asked: Download): AsyncGenerator<readonly RawRecord[]> {
  const { type, access, project, fields, signal } = asked
  const filter = { '=': { project_id: project } }
  const before = await guppyCounts(remote, { type, access, filter, signal })
  const json = { type, fields, filter, accessibility: access }
  const answer = await remote.stream({ method: 'POST', path: 'guppy/download', json, signal }, 'application/json')
  let came = 0
  for await (const rows of objectsOf(answer.body, answer.what)) {
    came += rows.length
    yield rows
  }
  // Whoever may see nothing any more is told of no rows, in counts and downloads alike.
  if (came === 0 && asked.known !== 0) throw new Transient(lapsed(answer.what, came, asked, asked.known))
  if (before.total < 0 || came === before.total) return
  const after = await guppyCounts(remote, { type, access, filter, signal })
  if (came !== after.total) throw new Transient(lapsed(answer.what, came, asked, after.total))
}

function lapsed(what: string, came: number, { type, project }: Download, known: number): string {
  const all = known < 0 ? 'some' : String(known)
  return `${what}: ${came} of ${all} documents of ${type} in ${project} came; access to the others may have lapsed`
}
