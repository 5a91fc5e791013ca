import type { SiteAccrual } from './site-accrual.js'

/** A site of the network; a new one has neither patients nor exposure. */
export interface NetworkSite extends SiteAccrual {
  /** Periods from now until it opens: 0 unless told. */
  readonly opensAfter?: number
}

/**
 * The sites with the time for which each will be open within the horizon.
 *
 * @throws RangeError unless horizon > 0 and opensAfter >= 0
 * @example withinHorizon([{ patients: 0, exposure: 0, opensAfter: 2 }], 6)[0]?.openFor // 4
 */
export function withinHorizon<Site extends NetworkSite>(
  sites: readonly Site[],
  horizon: number,
): readonly (Site & { readonly openFor: number })[] {
  if (!(horizon > 0 && Number.isFinite(horizon))) throw new RangeError(`horizon must be above 0, got ${horizon}`)
  return sites.map((site) => {
    const { opensAfter = 0 } = site
    if (!(opensAfter >= 0 && Number.isFinite(opensAfter))) {
      throw new RangeError(`opensAfter must be at least 0, got ${opensAfter}`)
    }
    return { ...site, openFor: Math.max(0, horizon - opensAfter) }
  })
}
