import type { ConformedRecord } from '#api/connectors/connector.js'
import type { Pledge, SiteRecord } from '#data/synthetic/survey.js'

/** The survey's records are ours, and exact: nothing of them can be unmapped. */
export const conformSite = ({ site_id, name, country, subdivision }: SiteRecord, number: number): ConformedRecord => ({
  entity: 'site',
  origin: `site ${number}`,
  values: { site: site_id, name, country, subdivision },
})

export const conformPledge = (pledge: Pledge, number: number): ConformedRecord => ({
  entity: 'pledge',
  origin: `pledge ${number}`,
  values: {
    site: pledge.site_id,
    project: pledge.project_id,
    surveyedOn: pledge.surveyed_on,
    stage: pledge.stage,
    stageOn: pledge.stage_on,
    pledgedStudies: String(pledge.pledged_studies),
    modality: pledge.modality,
  },
})
