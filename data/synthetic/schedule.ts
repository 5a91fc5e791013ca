import { dayOf, isoDate } from './calendar.js'
import { parameters, streams } from './parameters.js'
import { Random } from './random.js'

/** A contributing organisation, the project it keeps, and how often it accepts deliveries. Names are of the real kind. */
export interface Organisation {
  readonly code: string
  readonly program: string
  readonly project: string
  readonly share: number
  readonly everyDays: number
}

export const organisations: readonly Organisation[] = [
  { code: 'RSNA', program: 'Open', project: 'R1', share: 0.42, everyDays: 30 },
  { code: 'ACR', program: 'Open', project: 'A1', share: 0.36, everyDays: 37 },
  { code: 'SCCM', program: 'Open', project: 'A1_SCCM_VIRUS', share: 0.14, everyDays: 61 },
  { code: 'RICORD', program: 'TCIA', project: 'RICORD', share: 0.08, everyDays: 85 },
]

/** A delivery as the repository received it: a dataset, `ORG_YYYYMMDD`. */
export interface Delivery {
  readonly day: number
  readonly link: { readonly submitter_id: string }
}

export const projectId = ({ program, project }: Organisation): string => `${program}-${project}`

/** All days on which an organisation takes deliveries, in order. */
export function deliveriesOf(organisation: Organisation, seed: number): readonly Delivery[] {
  const random = new Random(seed, streams.schedule, organisations.indexOf(organisation))
  const last = dayOf(parameters.contributions.to)
  const deliveries: Delivery[] = []
  for (let day = dayOf(parameters.contributions.from) + random.whole(1, 14); day <= last;) {
    deliveries.push({ day, link: { submitter_id: `${organisation.code}_${isoDate(day).replaceAll('-', '')}` } })
    day += Math.round(organisation.everyDays * (0.7 + 0.6 * random.next()))
  }
  return deliveries
}
