import type { OracleMethod } from '../method.js'
import { proportion } from './01-proportion-wilson.js'
import { rate } from './02-rate-byar-exact.js'
import { standardised } from './03-dsr-dobson.js'
import { standardisedOfRepeated } from './04-dsr-nonindependent.js'
import { indirect } from './05-isr-smr.js'
import { standardPopulations } from './06-standard-populations.js'
import { weeks } from './10-epiweeks.js'
import { averages } from './11-moving-average.js'
import { trend } from './12-trend-glm.js'
import { joinpoint } from './13-joinpoint-grid.js'
import { smoothing } from './14-lowess-loess.js'
import { monotoneTrend } from './15-mann-kendall-sen.js'
import { comparisons } from './16-comparisons.js'
import { earlyAberration } from './20-ears.js'
import { farrington } from './21-farrington.js'
import { survival } from './30-kaplan-meier.js'
import { logRankTest } from './31-logrank.js'
import { cumulativeIncidence } from './32-cif-aalen-johansen-gray.js'
import { proportionalHazards } from './33-cox.js'
import { jensenShannon } from './40-jsd.js'
import { distanceBootstrap } from './41-jsd-bootstrap.js'
import { lawlessNowcast } from './50-nowcast-lawless.js'
import { accrual } from './51-accrual-poisson-gamma.js'
import { perturbationTables } from './60-ptable.js'
import { lookup } from './61-cellkey-lookup.js'
import { onsCells } from './62-cellkey-ons256.js'
import { roundingRules } from './63-rounding-primary.js'
import { suppressionAudit } from './64-suppression-audit.js'
import { suppressionOptimum } from './65-suppression-optimum.js'
import { gaussSuppression } from './66-gauss-suppression-reference.js'
import { differencing } from './67-cellkey-differencing.js'

/** Every method that an oracle file can ask for. */
export const methods: readonly OracleMethod[] = [
  proportion,
  rate,
  standardised,
  standardisedOfRepeated,
  indirect,
  standardPopulations,
  weeks,
  averages,
  trend,
  joinpoint,
  smoothing,
  monotoneTrend,
  comparisons,
  earlyAberration,
  farrington,
  survival,
  logRankTest,
  cumulativeIncidence,
  proportionalHazards,
  jensenShannon,
  distanceBootstrap,
  lawlessNowcast,
  accrual,
  perturbationTables,
  lookup,
  onsCells,
  roundingRules,
  suppressionAudit,
  suppressionOptimum,
  gaussSuppression,
  differencing,
]
