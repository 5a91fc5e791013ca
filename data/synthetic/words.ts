/** What sites write where the dictionary has free text, by what they mean. Keys are ours; the words are what hospitals export. */
export const dischargeWords = {
  home: ['Home', 'home', 'Discharged to home', 'Home or Self Care', 'HOME', 'Home Health'],
  facility: ['Skilled Nursing Facility', 'SNF', 'Rehab', 'Transfer', 'Long Term Care', 'Nursing home'],
  hospice: ['Hospice', 'Hospice - Home', 'hospice care'],
  died: ['Expired', 'expired', 'Deceased', 'Died in hospital', 'Patient Expired'],
  againstAdvice: ['AMA', 'Left against medical advice'],
  stillAdmitted: ['Still admitted', 'still in hospital'],
  unmatched: ['Court/law enforcement', 'See discharge summary', 'Psychiatric unit', 'Dispo code 70'],
} as const

export const supportWords = {
  none: ['Room air', 'room air', 'None'],
  oxygen: ['Nasal cannula', 'NC', 'Oxygen', 'Face Mask', 'Non-rebreather', 'Supplemental oxygen'],
  highFlow: ['HFNC', 'High flow nasal cannula', 'High Flow'],
  nonInvasive: ['BiPAP', 'CPAP', 'NIV', 'Non-invasive ventilation'],
  invasive: ['Mechanical Ventilation', 'intubated', 'Ventilator', 'Invasive mechanical ventilation', 'ETT'],
  ecmo: ['ECMO', 'VV-ECMO'],
  unmatched: ['trach collar', 'per RT protocol', 'O2 2-4 L titrated'],
} as const

export type Support = Exclude<keyof typeof supportWords, 'unmatched'>

/** How sites of a country write it. */
export const countryWords: Readonly<Record<string, readonly string[]>> = {
  US: ['US', 'USA', 'United States', 'United States of America'],
  BR: ['Brazil', 'BRA', 'BR'],
  IT: ['Italy', 'ITA'],
  TR: ['Turkey', 'TR'],
  CA: ['Canada', 'CAN'],
  GB: ['UK', 'United Kingdom', 'GBR'],
  ES: ['Spain', 'ESP'],
  IN: ['India', 'IND'],
  NG: ['Nigeria', 'NGA'],
  KR: ['South Korea', 'Korea'],
  MX: ['Mexico', 'MEX'],
}

export const raceWords = {
  amerind: 'American Indian or Alaska Native',
  asian: 'Asian',
  black: 'Black or African American',
  pacific: 'Native Hawaiian or other Pacific Islander',
  other: 'Other',
  white: 'White',
  blank: 'Not Reported',
} as const
