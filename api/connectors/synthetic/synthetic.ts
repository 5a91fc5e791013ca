import { setImmediate } from 'node:timers/promises'
import type { Connector, ConformedRecord, Observation, Page, Refusal } from '#api/connectors/connector.js'
import { conform } from '#api/connectors/gen3/conform.js'
import { generate, type Repository } from '#data/synthetic/generate.js'
import { survey } from '#data/synthetic/survey.js'
import { conformPledge, conformSite } from './conform-survey.js'

/** Some milliseconds of work, after which others have their turn. */
const usualNodesAPage = 4000

export interface SyntheticSource extends Repository {
  readonly name: string
  readonly nodesAPage?: number
}

/** Node records for each study, measured over repositories of 30,000 and 1,000,000 studies. */
const nodesAStudy = 2.01

/**
 * The synthetic repository as a source: a survey of its sites, then its Gen3 node records, conformed as a real
 * commons' would be.
 */
export function syntheticConnector({ name, nodesAPage = usualNodesAPage, ...given }: SyntheticSource): Connector {
  const { studies, seed, dirt } = given
  const repository = { studies, seed, dirt }
  return {
    name,
    kind: 'synthetic',
    expected: Math.round(repository.studies * nodesAStudy),
    read: (signal) => pages(repository, nodesAPage, signal),
  }
}

async function* pages(
  repository: Repository,
  nodesAPage: number,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  signal.throwIfAborted()
  yield surveyPage(repository)
  const numbers = new Map<string, number>()
  let page = new PageInTheMaking()
  let read = 0
  for (const node of generate(repository)) {
    const number = (numbers.get(node.type) ?? 0) + 1
    numbers.set(node.type, number)
    page.add(conform(node.type, node, number))
    read += 1
    if (page.read < nodesAPage) continue
    yield page.finished(read)
    page = new PageInTheMaking()
    await setImmediate()
    signal.throwIfAborted()
  }
  yield page.finished(read)
}

function surveyPage({ studies, seed }: Repository): Page {
  const { sites, pledges } = survey(studies, seed)
  const records = [
    ...sites.map((site, i) => conformSite(site, i + 1)),
    ...pledges.map((pledge, i) => conformPledge(pledge, i + 1)),
  ]
  return { cursor: '0', records, observations: [], refusals: [], read: records.length }
}

class PageInTheMaking {
  private readonly records: ConformedRecord[] = []
  private readonly observations: Observation[] = []
  private readonly refusals: Refusal[] = []
  read = 0

  add({ records, observations, refusals }: Omit<Page, 'cursor' | 'read'>): void {
    for (const record of records) this.records.push(record)
    for (const observation of observations) this.observations.push(observation)
    for (const refusal of refusals) this.refusals.push(refusal)
    this.read += 1
  }

  finished(cursor: number): Page {
    const { records, observations, refusals, read } = this
    return { cursor: String(cursor), records, observations, refusals, read }
  }
}
