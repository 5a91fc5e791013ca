import { isoDate } from './calendar.js'
import type { Node } from './node.js'
import { deliveriesOf, organisations, projectId } from './schedule.js'
import type { Site } from './site.js'

/** `project` and `dataset`: what sheepdog lists before any case. Only datasets that some site delivered to. */
export function administrativeNodes(sites: readonly Site[], seed: number): readonly Node[] {
  const used = new Set(sites.flatMap(({ deliveries }) => deliveries.map(({ link }) => link.submitter_id)))
  return organisations.flatMap((organisation): readonly Node[] => [
    {
      type: 'project',
      code: organisation.project,
      name: `${organisation.code} collection (synthetic)`,
      dbgap_accession_number: organisation.project,
      programs: { name: organisation.program },
      availability_type: 'Open',
      license: 'CC0-1.0',
      data_contributor: organisation.code,
      acknowledgement: 'Synthetic records; no real patient is described.',
    },
    ...deliveriesOf(organisation, seed)
      .filter(({ link }) => used.has(link.submitter_id))
      .map(({ day, link }) => ({
        type: 'dataset',
        submitter_id: link.submitter_id,
        project_id: projectId(organisation),
        projects: { submitter_id: organisation.project },
        data_description: `Delivery of ${isoDate(day)} (synthetic)`,
        data_contributor: organisation.code,
        license: 'CC0-1.0',
      })),
  ])
}
