import { describe, expect, it } from '@jest/globals'
import { covered } from '../known-truth/covered.js'
import { falseAlarms } from '../known-truth/false-alarms.js'
import { planted } from '../known-truth/planted.js'
import { meanOfSeeds, shareOfSeeds } from '../known-truth/trial.js'

/** 400 in `npm run bench`, where the share must lie in 93 to 97 %; of 100, fewer than 88 or all would be an error. */
const seeds = 100

describe(`over ${seeds} seeds`, () => {
  it.each(covered.map((trial) => [trial.estimate, trial] as const))(
    'the 95 %% interval of the %s holds the truth',
    (_, { covers }) => {
      const share = shareOfSeeds(seeds, covers)
      expect(share).toBeGreaterThanOrEqual(0.88)
      expect(share).toBeLessThan(1)
    },
  )

  it.each(falseAlarms.map((trial) => [trial.method, trial] as const))(
    'signals of %s are as many as is told where nothing is unusual',
    (_, { told, share }) => {
      const seen = meanOfSeeds(seeds, share)
      expect(seen).toBeGreaterThan(told / 2)
      expect(seen).toBeLessThan(told * 2)
    },
  )

  it.each(planted.map((trial) => [trial.planted, trial] as const))('%s is found', (_, { isFound }) => {
    expect(shareOfSeeds(seeds, isFound)).toBeGreaterThanOrEqual(0.95)
  })
})
