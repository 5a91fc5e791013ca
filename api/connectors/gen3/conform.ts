import { conformAnnotation } from './annotation.js'
import { conformCase } from './case.js'
import { nothing, type Conformed, type RawRecord } from '../readers/conformed.js'
import { conformImagingStudy } from './imaging-study.js'
import { conformMeasurement } from './measurement.js'
import { conformProcedure } from './procedure.js'
import { conformProject } from './project.js'
import { conformVisit } from './visit.js'

const ignored: Conformed = { records: nothing, observations: nothing, refusals: nothing }

/** How each node conforms. A dataset says nothing of its own: its day is in its name, which cases and studies carry. */
const conformers: ReadonlyMap<string, (record: RawRecord, origin: string) => Conformed> = new Map([
  ['project', conformProject],
  ['dataset', () => ignored],
  ['case', conformCase],
  ['imaging_study', conformImagingStudy],
  ['visit', conformVisit],
  ['procedure', conformProcedure],
  ['measurement', conformMeasurement],
  ['annotation', conformAnnotation],
])

/** The nodes that can be conformed: what is worth asking a commons for. */
export const conformedNodes: readonly string[] = [...conformers.keys()]

/**
 * One Gen3 node record as the entities it describes.
 *
 * @param place its running number within the node, by which people find it: its identifier must not be told
 * @throws RangeError for a node that has no conformer
 */
export function conform(node: string, record: RawRecord, place: number | string): Conformed {
  const conformer = conformers.get(node)
  if (!conformer) throw new RangeError(`no conformer for the node "${node}"; there are ${conformedNodes.join(', ')}`)
  const origin = `${node} ${place}`
  const conformed = conformer(record, origin)
  const { observations } = conformed
  return observations.length === 0
    ? conformed
    : { ...conformed, observations: observations.map((observation) => ({ ...observation, origin })) }
}
