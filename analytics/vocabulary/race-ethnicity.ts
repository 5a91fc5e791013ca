/**
 * Race and ethnicity together, after MIDRC: Hispanic or Latino of any race comes first; otherwise both must be
 * known, and the race stands for itself.
 */
export const raceEthnicities = {
  hispanic: 'Hispanic or Latino, any race',
  'american-indian': 'American Indian or Alaska Native, not Hispanic',
  asian: 'Asian, not Hispanic',
  black: 'Black or African American, not Hispanic',
  'pacific-islander': 'Native Hawaiian or other Pacific Islander, not Hispanic',
  white: 'White, not Hispanic',
  other: 'Other, not Hispanic',
} as const

export const raceEthnicityExpression = `CASE
  WHEN patient.ethnicity = 'hispanic' THEN 'hispanic'
  WHEN patient.ethnicity = 'not-hispanic' THEN patient.race
END`
