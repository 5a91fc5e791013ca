import { ConnectorError } from '../connector.js'
import { parsed } from '../fetching/content.js'
import { Transient } from '../fetching/failure.js'
import type { Remote } from '../fetching/remote.js'
import { dicomJson, firstOf, includedFields, tags, type Attributes } from './attributes.js'
import { halves, isOneDay, rangeOf, type Window } from './dates.js'

/** Studies in one answer. */
export const pageSize = 500

interface Found {
  readonly studies: readonly Attributes[]
  /** The server says that it left some out (`Warning: 299`, PS3.18 §8.3.4.5). */
  readonly isTruncated: boolean
}

const answers = 'application/dicom+json'

async function asked(remote: Remote, path: string, query: Record<string, string>, signal: AbortSignal): Promise<Found> {
  const answer = await remote.json({ path, query, accept: answers, signal })
  // 204, an empty body and an empty list all say that there is nothing.
  const studies = answer.value === null ? [] : parsed(answer, dicomJson)
  return { studies, isTruncated: /\b299\b/.test(answer.headers['warning']?.toString() ?? '') }
}

const studies = (remote: Remote, query: Record<string, string>, offset: number, signal: AbortSignal): Promise<Found> =>
  asked(
    remote,
    'studies',
    { ...query, limit: String(pageSize), offset: String(offset), includefield: includedFields.join(',') },
    signal,
  )

/** The series of a study, for what a server does not tell of studies. */
export const seriesOf = async (remote: Remote, study: string, signal: AbortSignal): Promise<readonly Attributes[]> => {
  const fields = [tags.modality, tags.bodyPart, tags.institution].join(',')
  return (await asked(remote, `studies/${encodeURIComponent(study)}/series`, { includefield: fields }, signal)).studies
}

/**
 * The studies of a window, with the last day they reach to: a window that one answer does not hold is halved, because
 * no server says in which order it pages, and a short window cannot shift while it is read.
 */
export async function* studiesWithin(
  remote: Remote,
  window: Window,
  signal: AbortSignal,
): AsyncGenerator<{ readonly until: string; readonly studies: readonly Attributes[] }> {
  const query = { StudyDate: rangeOf(window) }
  const found = await studies(remote, query, 0, signal)
  const isWhole = found.studies.length !== pageSize && !found.isTruncated
  if (isWhole) yield { until: window.last, studies: found.studies }
  else if (!isOneDay(window)) for (const half of halves(window)) yield* studiesWithin(remote, half, signal)
  else yield { until: window.last, studies: await paged(remote, query, found, signal) }
}

/** All pages of a query, one after the other, each study once. */
async function paged(
  remote: Remote,
  query: Record<string, string>,
  first: Found,
  signal: AbortSignal,
): Promise<readonly Attributes[]> {
  const all = [...first.studies]
  for (let found = first; found.studies.length > 0 && (found.isTruncated || found.studies.length >= pageSize);) {
    found = await studies(remote, query, all.length, signal)
    requireOthers(all, found.studies)
    all.push(...found.studies)
  }
  return all
}

/** A study on two pages means that another one is on none. */
function requireOthers(before: readonly Attributes[], page: readonly Attributes[]): void {
  const known = new Set(before.map((study) => firstOf(study, tags.study)))
  const again = page.filter((study) => known.has(firstOf(study, tags.study))).length
  if (again === 0) return
  if (again === page.length) throw new ConnectorError('the server ignores offset: it gives the same studies again')
  throw new Transient(`${again} studies came on two pages: they moved while they were read`)
}

/** Every study there is, whatever its date, page by page: those without a date are found in no window. */
export async function* allStudies(remote: Remote, signal: AbortSignal): AsyncGenerator<readonly Attributes[]> {
  let [offset, last] = [0, '']
  for (;;) {
    const { studies: page, isTruncated } = await studies(remote, {}, offset, signal)
    const uids = page.map((study) => firstOf(study, tags.study)).join()
    if (page.length > 0 && uids === last)
      throw new ConnectorError('the server ignores offset: it gives the same studies again')
    yield page
    if (page.length === 0 || (page.length !== pageSize && !isTruncated)) return
    ;[offset, last] = [offset + page.length, uids]
  }
}
