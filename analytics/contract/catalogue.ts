import type { ClockId, Grain, MeasureLabel, Note, Role } from './trends.js'

export interface DimensionValue {
  readonly value: string
  readonly label: string
  /** The feature of a map that draws this value, for places. */
  readonly feature?: { readonly atlas: 'us-states' | 'world'; readonly id: string }
}

export interface DimensionEntry {
  readonly id: string
  readonly label: string
  readonly description: string
  /** A closed list refuses other values; an open one (sites, projects) selects nothing for them. */
  readonly closed: boolean
  /** A study can have several values at once: groups then add up to more than the total. */
  readonly manyValued: boolean
  readonly values: readonly DimensionValue[]
}

export interface MeasureEntry extends MeasureLabel {
  readonly countingUnit: string
  readonly clocks: readonly ClockId[]
}

export interface ClockEntry {
  readonly id: ClockId
  readonly label: string
  readonly description: string
  readonly grains: readonly Grain[]
}

/** The answer of `/catalogue`: all that can be asked, and by whom. */
export interface CatalogueAnswer {
  readonly measures: readonly MeasureEntry[]
  readonly dimensions: readonly DimensionEntry[]
  readonly clocks: readonly ClockEntry[]
  readonly grains: readonly { readonly id: Grain; readonly label: string }[]
  readonly snapshot: SnapshotEntry
  readonly role: Role
  readonly rules: readonly Note[]
}

export interface SnapshotEntry {
  readonly id: string
  readonly publishedAt: string
  /** The last date on the contributed clock. */
  readonly dataTo: string | null
  /** Rows by core table. */
  readonly tables: Readonly<Record<string, number>>
  readonly current: boolean
}

/** The answer of `/snapshots`. */
export interface SnapshotsAnswer {
  readonly snapshots: readonly SnapshotEntry[]
}
