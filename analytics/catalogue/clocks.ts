import type { ClockId, Grain } from '../contract/trends.js'

export interface Clock {
  readonly label: string
  readonly description: string
  readonly grains: readonly Grain[]
}

const calendar: readonly Grain[] = ['day', 'isoWeek', 'epiWeek', 'month', 'quarter', 'year', 'none']

export const clocks: Readonly<Record<ClockId, Clock>> = {
  contributed: {
    label: 'Contributed',
    description: 'When the repository received or released it. It tells about the collection, not about disease.',
    grains: calendar,
  },
  performed: {
    label: 'Performed',
    description: 'When the exam was made, at the precision that is known; shifted dates are left out.',
    grains: calendar,
  },
  fromIndex: {
    label: 'Days from index event',
    description: 'Days from the patient’s index event, negative before it.',
    grains: ['day', 'none'],
  },
}

export const grainLabels: Readonly<Record<Grain, string>> = {
  day: 'Day',
  isoWeek: 'ISO week (Monday to Sunday)',
  epiWeek: 'MMWR week (Sunday to Saturday)',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  none: 'No time axis',
}
