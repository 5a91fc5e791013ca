/** Why a patient with a stay is not followed, in the order in which it is judged; each is counted for the first. */
export const exclusions = {
  noAdmissionDay: 'the day of admission is not known',
  daysOutOfOrder: 'the stay ends before it begins',
  noDischargeDay: 'the stay has ended on a day that is not known',
  endingUnknown: 'it is not known whether the stay ended alive',
  outsideHospitalStay: 'intensive care goes on after the hospital stay around it has ended',
  beforeAdmission: 'it came before the first admission to hospital',
  dayUnknown: 'it came on a day that is not known',
  noStudyDay: 'no exam has a day that is known',
  endedBeforeStudy: 'follow-up had ended before the first exam',
  notKnownWhether: 'it is not known whether it came at all',
} as const

export type Exclusion = keyof typeof exclusions

export const isExclusion = (state: string): state is Exclusion => Object.hasOwn(exclusions, state)
