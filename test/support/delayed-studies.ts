import { Random } from '#data/synthetic/random.js'
import { addDays } from '#analytics/vocabulary/calendar.js'

/** A study of which it is known to the day when it was made and when it was contributed. */
export interface DelayedStudy {
  readonly study: string
  readonly patient: string
  readonly site: string
  readonly performedOn: string
  readonly contributedOn: string
}

export interface DelayedOptions {
  readonly seed: number
  readonly first: string
  readonly days: number
  readonly perDay: number
  /** Mean of the delays, which are geometric: as many of those left come each day. */
  readonly meanDelay: number
  /** Nothing is known of what came later. */
  readonly dataTo: string
  readonly sites?: readonly string[]
}

/** Exams of each day, contributed after delays of a known distribution; each patient has two. */
export function delayedStudies(options: DelayedOptions): readonly DelayedStudy[] {
  const { seed, first, days, perDay, meanDelay, dataTo, sites = ['north'] } = options
  const random = new Random(seed, 0, 0)
  const all = Array.from({ length: days * perDay }, (_, i) => {
    const performedOn = addDays(first, Math.floor(i / perDay))
    const delay = Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / (meanDelay + 1)))
    const patient = Math.floor(i / 2)
    const site = sites[patient % sites.length] ?? ''
    return { study: `S${i}`, patient: `P${patient}`, site, performedOn, contributedOn: addDays(performedOn, delay) }
  })
  return all.filter(({ contributedOn }) => contributedOn <= dataTo)
}

export const delayedMapping = `records:
  - { entity: patient, fields: { patient: patient, site: site } }
  - entity: study
    fields: { study: study, patient: patient, performedOn: performedOn, contributedOn: contributedOn, performedShifted: shifted }
`

/** As a table for a source of files. */
export function delayedCsv(studies: readonly DelayedStudy[], shifted = false): string {
  const rows = studies.map((each) =>
    [each.study, each.patient, each.site, each.performedOn, each.contributedOn, shifted].join(','),
  )
  return ['study,patient,site,performedOn,contributedOn,shifted', ...rows].join('\n')
}
