/**
 * The known truth behind the synthetic repository: what an analysis of it should find again.
 *
 * Invented, in the proportions that the sources below report, and not fitted to any of them. The calendar is fixed,
 * so that the same seed gives the same repository on any day. Log odds are for a man or woman of 58 years; see illness.ts.
 *
 * - ages, sex, positivity, blank indicators: 7,343 public cases of MIDRC Open-R1 and Open-A1 (2025-01)
 * - waves: seven-day averages of US cases, CDC COVID Data Tracker; timing to the fortnight only
 */
export const parameters = {
  contributions: { from: '2020-07-01', to: '2022-06-30' },
  illness: { from: '2020-03-01', to: '2022-06-10', background: 0.12 },
  waves: [
    { name: 'spring 2020', peakOn: '2020-04-12', deviation: 20, share: 0.2, severity: 0.45 },
    { name: 'summer 2020', peakOn: '2020-07-18', deviation: 24, share: 0.12, severity: 0.1 },
    { name: 'winter 2020/21', peakOn: '2021-01-04', deviation: 34, share: 0.33, severity: 0 },
    { name: 'delta', peakOn: '2021-08-28', deviation: 32, share: 0.16, severity: 0.25 },
    { name: 'omicron', peakOn: '2022-01-12', deviation: 19, share: 0.19, severity: -0.7 },
  ],
  /** Probability that a patient is truly positive: at rest, and what the height of the wave adds. */
  positivity: { atRest: 0.28, atPeak: 0.42 },
  age: { mean: 58.5, deviation: 18.5, children: 0.02, oldest: 103 },
  /** Log odds: intercept, per ten years above 58, for men, for positives; severity is the wave's. */
  hospitalised: { intercept: -0.75, perDecade: 0.32, male: 0.22, positive: 0.55, severity: 0.6 },
  icuAdmitted: { intercept: -2.15, perDecade: 0.12, male: 0.38, positive: 0.5, severity: 1 },
  died: { intercept: -3.5, perDecade: 0.55, male: 0.25, positive: 0.4, severity: 0.8, icu: 2 },
  /** Strongest breathing support of an admitted patient, outside and in intensive care. */
  support: {
    ward: { none: 0.36, oxygen: 0.45, highFlow: 0.1, nonInvasive: 0.08, invasive: 0.01, ecmo: 0 },
    icu: { none: 0.04, oxygen: 0.14, highFlow: 0.2, nonInvasive: 0.16, invasive: 0.43, ecmo: 0.03 },
  },
  /** Mean days; stays are exponential, so that the median is near 0.69 times the mean. */
  stays: { ward: 6.5, icu: 8, afterIcu: 5 },
  /** Share of patients whose site reports an item at all (by the sites' expected size), and share blank where it does. */
  reporting: {
    icu: { patients: 0.58, blank: 0.03 },
    ventilator: { patients: 0.52, blank: 0.03 },
    visits: { patients: 0.55, blank: 0.04 },
    procedures: { patients: 0.5, blank: 0.05 },
    tests: { patients: 0.6, blank: 0.05 },
    imageCounts: { patients: 0.85, blank: 0.01 },
    shiftedYears: { patients: 0.12, blank: 0 },
    annotations: { patients: 0.4, blank: 0 },
  },
  /** Covid19_positive as recorded, whatever the truth. */
  statusBlank: { notReported: 0.05, indeterminate: 0.015 },
  unmatchedText: 0.03,
  stillAdmitted: 0.02,
  studiesPerPatient: { first: 1, furtherMean: 1.75, most: 24 },
  /** Share of a patient's further studies that come in a later delivery of the site. */
  laterDelivery: 0.22,
  annotatedRadiographs: 0.3,
  sites: { atThirtyThousandStudies: 40, growth: 0.15, abroad: 0.42 },
} as const

/** Numbers of the random streams: what is drawn for one purpose does not move what is drawn for another. */
export const streams = { site: 1, patient: 2, dirt: 3, survey: 4, schedule: 5 } as const
