import { caseDirt } from './dirt-case.js'
import { clinicalDirt } from './dirt-clinical.js'
import { studyDirt } from './dirt-study.js'
import type { Dirt } from './dirt.js'
import type { Node } from './node.js'
import type { Random } from './random.js'

const dirtOf: Readonly<Record<string, readonly Dirt[]>> = { case: caseDirt, imaging_study: studyDirt, ...clinicalDirt }

const odds = Object.fromEntries(
  Object.entries(dirtOf).map(([type, dirt]) => [type, dirt.reduce((sum, { share }) => sum + share, 0)]),
)

/** Share of cases and studies that are sent twice: word for word, or with another content under the same key. */
const copies = { identical: 0.006, conflicting: 0.004 }

/** A patient's records with what real exports have wrong with them: at most one fault a record, a few percent of records. */
export function* soil(nodes: readonly Node[], random: Random): Generator<Node, void, undefined> {
  for (const node of nodes) {
    const soiled = soilOne(node, random)
    yield soiled
    if (node.type !== 'case' && node.type !== 'imaging_study') continue
    const drawn = random.next()
    if (drawn < copies.identical) yield soiled
    else if (drawn < copies.identical + copies.conflicting && soiled === node) yield* conflicting(node)
  }
}

function soilOne(node: Node, random: Random): Node {
  const drawn = random.next()
  if (drawn >= (odds[node.type] ?? 0)) return node
  let below = 0
  for (const { share, soil: spoil } of dirtOf[node.type] ?? []) {
    below += share
    if (drawn < below) return spoil(node, random)
  }
  return node
}

/** The same key with another content: a resubmission that should have replaced the record. */
function* conflicting(node: Node): Generator<Node, void, undefined> {
  if (node.type === 'imaging_study') {
    const isMr = Array.isArray(node.study_modality) && node.study_modality.includes('MR')
    yield { ...node, study_modality: [isMr ? 'CT' : 'MR'], body_part_examined: ['SPINE'] }
  } else if (node.sex === 'Male' || node.sex === 'Female') {
    yield { ...node, sex: node.sex === 'Male' ? 'Female' : 'Male', race: 'Not Reported' }
  }
}
