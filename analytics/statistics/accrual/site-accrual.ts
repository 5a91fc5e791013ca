/** What a site has contributed. */
export interface SiteAccrual {
  readonly patients: number
  /** Periods for which it has been open. */
  readonly exposure: number
}

/** @throws RangeError unless patients are whole numbers >= 0 and exposures are >= 0, and above 0 where there are patients */
export function requireSites(sites: readonly SiteAccrual[]): void {
  for (const { patients, exposure } of sites) {
    const isPossible = exposure > 0 || patients === 0
    if (!(Number.isInteger(patients) && patients >= 0 && exposure >= 0 && Number.isFinite(exposure) && isPossible)) {
      throw new RangeError(`expected whole patients >= 0 in an exposure >= 0, got ${patients} in ${exposure}`)
    }
  }
}
