/** Age bands with boundaries at 18, 50 and 65 years, as MIDRC and its reference populations are compared. */
export const ageBands = { '0-17': '0–17', '18-49': '18–49', '50-64': '50–64', '65+': '65 and over' } as const

export const ageBandExpression = `CASE
  WHEN patient.age < 18 THEN '0-17'
  WHEN patient.age < 50 THEN '18-49'
  WHEN patient.age < 65 THEN '50-64'
  WHEN patient.age >= 65 THEN '65+'
END`

/** Ten-year bands. Ages over 89 are stored as 90 and share the last one. */
export const ageDecades = {
  '0-9': '0–9',
  '10-19': '10–19',
  '20-29': '20–29',
  '30-39': '30–39',
  '40-49': '40–49',
  '50-59': '50–59',
  '60-69': '60–69',
  '70-79': '70–79',
  '80-89': '80–89',
  '90+': 'Over 89',
} as const

export const ageDecadeExpression = `CASE
  WHEN patient.age >= 90 THEN '90+'
  ELSE (patient.age // 10 * 10) || '-' || (patient.age // 10 * 10 + 9)
END`
