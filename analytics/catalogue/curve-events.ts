/** How a follow-up ends, as analytics/curves/course-query.ts tells it apart. */
export type Ending = 'alive' | 'died' | 'ended' | 'reached' | 'left'

export interface CurveCause {
  readonly id: string
  readonly label: string
  readonly ending: Ending
}

/** The first stay of this kind, followed to its end; or the first hospital stay, until something is reached. */
export type Course =
  | { readonly stay: 'hospital' | 'icu'; readonly until?: undefined }
  | { readonly stay: 'hospital'; readonly until: 'icu' | 'ventilation' }

/** An event of which the time is asked. Its own cause comes first; the others compete with it. */
export interface CurveEvent {
  readonly label: string
  /** One sentence: what happens, to whom, and how it is known. */
  readonly description: string
  readonly timeZero: string
  readonly course: Course
  readonly causes: readonly [CurveCause, ...CurveCause[]]
  /** The event for which Kaplan-Meier's estimate is right, where this one has competing events. */
  readonly composite?: string
}

const discharged = { id: 'discharged', label: 'Discharged alive', ending: 'alive' } as const
const died = { id: 'died', label: 'Died in hospital', ending: 'died' } as const
const leftIcu = { id: 'leftIcu', label: 'Left intensive care alive', ending: 'alive' } as const
const diedInIcu = { id: 'diedInIcu', label: 'Died in intensive care', ending: 'died' } as const
const leftBefore = { id: 'leftHospital', label: 'Left hospital first, alive or not', ending: 'left' } as const

const inHospital = { timeZero: 'admission to hospital', course: { stay: 'hospital' } } as const
const inIcu = { timeZero: 'admission to intensive care', course: { stay: 'icu' } } as const

const composite = <Id extends string>(id: Id, label: string) => ({ id, label, ending: 'ended' }) as const

/** Every event of `/outcomes/curves` by its id. Ids are the contract's. */
export const curveEvents = {
  discharged: {
    ...inHospital,
    label: 'Discharged alive',
    description:
      'Discharge alive from the first hospital stay: home, to a facility, to hospice or against advice. Death competes.',
    causes: [discharged, died],
    composite: 'hospitalStayEnded',
  },
  died: {
    ...inHospital,
    label: 'Died in hospital',
    description: 'Death in the first hospital stay. Discharge alive competes; deaths after discharge are not known.',
    causes: [died, discharged],
    composite: 'hospitalStayEnded',
  },
  hospitalStayEnded: {
    ...inHospital,
    label: 'Hospital stay ended',
    description: 'The end of the first hospital stay, alive or not, also where it is not known which.',
    causes: [composite('hospitalStayEnded', 'Hospital stay ended')],
  },
  leftIcu: {
    ...inIcu,
    label: 'Left intensive care alive',
    description:
      'The end of the first intensive care stay, alive; by what is known of the hospital stay around it. Death competes.',
    causes: [leftIcu, diedInIcu],
    composite: 'icuStayEnded',
  },
  diedInIcu: {
    ...inIcu,
    label: 'Died in intensive care',
    description:
      'Death in the first intensive care stay, or on the day of its end. Leaving intensive care alive competes.',
    causes: [diedInIcu, leftIcu],
    composite: 'icuStayEnded',
  },
  icuStayEnded: {
    ...inIcu,
    label: 'Intensive care stay ended',
    description: 'The end of the first intensive care stay, alive or not, also where it is not known which.',
    causes: [composite('icuStayEnded', 'Intensive care stay ended')],
  },
  icuAdmitted: {
    ...inHospital,
    course: { stay: 'hospital', until: 'icu' },
    label: 'Admitted to intensive care',
    description: 'The first admission to intensive care within the first hospital stay. Leaving hospital competes.',
    causes: [{ id: 'icuAdmitted', label: 'Admitted to intensive care', ending: 'reached' }, leftBefore],
  },
  invasivelyVentilated: {
    ...inHospital,
    course: { stay: 'hospital', until: 'ventilation' },
    label: 'Invasively ventilated',
    description:
      'The first day on a ventilator or ECMO within the first hospital stay. Leaving hospital without either competes.',
    causes: [{ id: 'invasivelyVentilated', label: 'Invasively ventilated', ending: 'reached' }, leftBefore],
  },
} as const satisfies Record<string, CurveEvent>

export type CurveEventId = keyof typeof curveEvents

export const curveEventIds = Object.keys(curveEvents) as readonly CurveEventId[]

export const isCurveEventId = (id: string): id is CurveEventId => Object.hasOwn(curveEvents, id)

export const curveEventOf = (id: CurveEventId): CurveEvent => curveEvents[id]
