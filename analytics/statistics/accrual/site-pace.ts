import type { UnlikePaces } from './poisson-gamma.js'
import type { SiteAccrual } from './site-accrual.js'

/** What is known of a site's pace, patients per period: gamma distributed, of mean shape over rate. */
export interface SitePace {
  readonly shape: number
  readonly rate: number
}

/**
 * What a site's contribution so far says of its pace, in the light of the other sites: its own where it has been open
 * for long, the network's where it has just opened.
 *
 * Anisimov VV, Fedorov VV. Stat Med 2007; 26: 4958-4975.
 *
 * @example sitePace({ shape: 0.9231, rate: 0.3423 }, { patients: 16, exposure: 20 }) // of mean 0.8319
 */
export const sitePace = (
  { shape, rate }: Pick<UnlikePaces, 'shape' | 'rate'>,
  { patients, exposure }: SiteAccrual,
): SitePace => ({ shape: shape + patients, rate: rate + exposure })
