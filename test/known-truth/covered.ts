import { accrualForecast } from '#analytics/statistics/accrual/accrual-forecast.js'
import { nowcast } from '#analytics/statistics/delay/nowcast.js'
import { reportingTriangle } from '#analytics/statistics/delay/reporting-triangle.js'
import { kaplanMeier } from '#analytics/statistics/survival/kaplan-meier.js'
import { lifeTable } from '#analytics/statistics/survival/life-table.js'
import { survivalQuantile } from '#analytics/statistics/survival/survival-quantile.js'
import { logLinearTrend } from '#analytics/statistics/trend/log-linear-trend.js'
import { wilson } from '#analytics/statistics/wilson.js'
import { fallIll, probability } from '#data/synthetic/illness.js'
import { parameters } from '#data/synthetic/parameters.js'
import { makePerson, type Person } from '#data/synthetic/person.js'
import { Random } from '#data/synthetic/random.js'
import { makeSites } from '#data/synthetic/site.js'
import { choose, poisson } from './draws.js'
import type { CoverageTrial } from './trial.js'

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

const within = (interval: { readonly lower: number; readonly upper: number } | null, truth: number): boolean =>
  interval !== null && interval.lower <= truth && truth <= interval.upper

function* people(seed: number, patients: number, random: Random): Generator<Person> {
  const sites = makeSites(3_000, seed)
  for (let index = 1; index <= patients; index += 1) yield makePerson(index, random.pick(sites), random)
}

/** The probability of admission among all whom the generator could make, whatever their seed: from 80,000 of them. */
const admissionOfAll = lazy(() => {
  let [sum, patients] = [0, 0]
  for (let seed = 1_000; seed < 1_200; seed += 1) {
    for (const person of people(seed, 400, new Random(seed, 92, seed))) {
      sum += probability(parameters.hospitalised, person)
      patients += 1
    }
  }
  return sum / patients
})

/** Patients of a synthetic repository, of whom each was admitted by the probability that is theirs. */
const admitted: CoverageTrial = {
  estimate: 'proportion admitted to hospital (Wilson)',
  covers(random, seed) {
    const found = [...people(seed, 400, random)].map((person) => fallIll(person, random).hospital !== null)
    return within(wilson(found.filter(Boolean).length, found.length), admissionOfAll())
  },
}

/** Two years of months, 3 % more each, in deliveries of two studies, so that counts spread twice as wide as by chance. */
const growth: CoverageTrial = {
  estimate: 'percent change a month (quasi-Poisson)',
  covers(random) {
    const times = Array.from({ length: 24 }, (_, month) => month)
    const counts = times.map((month) => 2 * poisson(random, 30 * 1.03 ** month))
    const trend = logLinearTrend({ times, counts })
    return trend.estimable && within(trend.quasiPoisson.interval, 3)
  },
}

/** Stays on the ward as they are drawn, before they are cut to whole days; some end after the data do. */
const stay: CoverageTrial = {
  estimate: 'median stay (Kaplan-Meier, log-log)',
  covers(random) {
    const mean = parameters.stays.ward
    const patients = Array.from({ length: 200 }, () => {
      const [discharged, followed] = [random.wait(mean), random.wait(3 * mean)]
      return { time: Math.min(discharged, followed), cause: discharged <= followed ? 1 : 0 }
    })
    const curve = kaplanMeier(lifeTable(patients))
    if (!curve.estimable) return false
    const { lower, upper } = survivalQuantile(curve)
    return lower !== null && upper !== null && within({ lower, upper }, mean * Math.LN2)
  },
}

/** Reported in the period itself, and up to eight later. */
const delays = [0.25, 0.2, 0.17, 0.13, 0.09, 0.07, 0.04, 0.03, 0.02]

/** What the last period but two will hold once all has been reported: 62 % have been. */
const completed: CoverageTrial = {
  estimate: 'nowcast of a period 62 % complete (Lawless)',
  covers(random) {
    const asOf = 30
    const reports = Array.from({ length: asOf + 1 }, (_, period) =>
      Array.from({ length: poisson(random, 300) }, () => ({ period, delay: choose(random, delays), count: 1 })),
    ).flat()
    const period = asOf - 2
    const estimate = nowcast(reportingTriangle(reports, { maxDelay: delays.length - 1, asOf }))[period]?.estimate
    const truth = reports.filter((each) => each.period === period).length
    return estimate?.estimable === true && within(estimate.interval, truth)
  },
}

/** Sixty sites whose paces are gamma distributed, open for 4 to 24 months; what they bring in the next six. */
const accrued: CoverageTrial = {
  estimate: 'patients of the next six months (Poisson-gamma)',
  covers(random) {
    const [sites, horizon] = [60, 6]
    let truth = 0
    const soFar = Array.from({ length: sites }, () => {
      const [pace, exposure] = [random.wait(1.5) + random.wait(1.5), random.whole(4, 24)]
      truth += poisson(random, pace * horizon)
      return { patients: poisson(random, pace * exposure), exposure }
    })
    const forecast = accrualForecast(soFar, horizon)
    return forecast.estimable && within(forecast.interval, truth)
  },
}

export const covered: readonly CoverageTrial[] = [admitted, growth, stay, completed, accrued]
