import { parameters } from './parameters.js'
import type { Random } from './random.js'
import type { Item, Site } from './site.js'

/** Whether an item stays blank for a patient: always at a site that does not report it, now and then elsewhere. */
export const blank = (site: Site, item: Item, random: Random): boolean =>
  random.chance(parameters.reporting[item].blank) || !site.reports[item]
