import { administrativeNodes } from './administrative-nodes.js'
import { annotationNodes } from './annotation-nodes.js'
import { caseNode } from './case-node.js'
import { procedureNodes, visitNodes } from './course-nodes.js'
import { soil } from './soil.js'
import { fallIll } from './illness.js'
import { Lottery } from './lottery.js'
import { measurementNodes } from './measurement-nodes.js'
import type { Link, Node } from './node.js'
import { parameters, streams } from './parameters.js'
import { makePerson } from './person.js'
import { Random } from './random.js'
import { makeSites, type Site } from './site.js'
import { studyNodes, type ImagedStudy } from './study-nodes.js'

export interface Repository {
  /** Imaging studies: exactly so many, from 1,000 to 100,000,000. */
  readonly studies: number
  readonly seed: number
  /** Adds what real exports have wrong with them to a few percent of the records; see soil.ts. */
  readonly dirt: boolean
}

/**
 * A repository's Gen3 node records, parents before children and patient by patient, in constant memory.
 *
 * The same repository always gives the same records, and the first patients of one with dirt are those of one without.
 * With dirt, copies of cases and studies come beside the `studies` studies.
 *
 * @throws RangeError for a number of studies or a seed it cannot make
 */
export function* generate({ studies, seed, dirt }: Repository): Generator<Node, void, undefined> {
  checkRepository(studies, seed)
  const sites = makeSites(studies, seed)
  const lottery = new Lottery(sites.map((site) => [site, site.share] as const))
  yield* administrativeNodes(sites, seed)
  let left = studies
  for (let index = 1; left > 0; index += 1) {
    const random = new Random(seed, streams.patient, index)
    const count = Math.min(studiesOf(random), left)
    left -= count
    const nodes = patientNodes(index, lottery.draw(random), count, random)
    yield* dirt ? soil(nodes, new Random(seed, streams.dirt, index)) : nodes
  }
}

function checkRepository(studies: number, seed: number): void {
  if (!Number.isInteger(studies) || studies < 1 || studies > 100_000_000) {
    throw new RangeError(`studies must be a whole number from 1 to 100,000,000, got ${studies}`)
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new RangeError(`seed must be a whole number from 0 to 4,294,967,295, got ${seed}`)
  }
}

function studiesOf(random: Random): number {
  const { first, furtherMean, most } = parameters.studiesPerPatient
  return Math.min(most, first + Math.floor(random.wait(furtherMean + 0.5)))
}

function patientNodes(index: number, site: Site, count: number, random: Random): readonly Node[] {
  const person = makePerson(index, site, random)
  const illness = fallIll(person, random)
  const link = { submitter_id: person.id }
  const studies = studyNodes(person, illness, link, count, random)
  const nodes = [
    caseNode(person, illness, datasetsOf(studies), random),
    ...visitNodes(person, illness, link, random),
    ...procedureNodes(person, illness, link, random),
    ...measurementNodes(person, link, random),
  ]
  for (const study of studies) nodes.push(study.node, ...annotationNodes(person, illness, study, random))
  return nodes
}

/** The datasets of all of a patient's studies, the latest first, as portals list them in no useful order. */
function datasetsOf(studies: readonly ImagedStudy[]): readonly Link[] {
  const datasets: Link[] = []
  for (const { delivery } of studies) if (!datasets.includes(delivery)) datasets.unshift(delivery)
  return datasets
}
