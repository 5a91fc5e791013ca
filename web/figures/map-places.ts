import type { Cell } from '#analytics/contract/cell.js'
import type { DimensionEntry } from '#analytics/contract/catalogue.js'
import type { TrendAnswer } from '#analytics/contract/trends.js'
import type { AtlasFeature, AtlasId } from '../charts/atlas.js'

/** A place on the map with its cell; null where no record is from there. */
export interface Place {
  readonly feature: AtlasFeature
  readonly group: string | null
  readonly cell: Cell | null
}

/** Groups that the map has no place for: those not known, and places outside it. */
export interface OffMap {
  readonly label: string
  readonly cell: Cell
}

export interface PlacedAnswer {
  readonly places: readonly Place[]
  readonly offMap: readonly OffMap[]
}

/** Each feature with the cell of its group; a question for a map has a place as its only dimension and no time axis. */
export function placed(
  answer: TrendAnswer,
  dimension: DimensionEntry,
  atlas: AtlasId,
  features: readonly AtlasFeature[],
): PlacedAnswer {
  const idOf = new Map(
    dimension.values.flatMap(({ value, feature }) => (feature?.atlas === atlas ? [[value, feature.id] as const] : [])),
  )
  const onMap = new Set(features.map(({ id }) => id))
  const groups = answer.groups.flatMap(({ key, label, cells }) => {
    const cell = cells[0]?.cell
    const id = idOf.get(key[dimension.id] ?? '')
    return cell === undefined ? [] : [{ label, cell, id: id !== undefined && onMap.has(id) ? id : null }]
  })
  const byId = new Map(groups.map((group) => [group.id, group]))
  return {
    places: features.map((feature) => {
      const group = byId.get(feature.id)
      return { feature, group: group?.label ?? null, cell: group === undefined ? null : contributed(group.cell) }
    }),
    offMap: groups.filter(({ id, cell }) => id === null && contributed(cell) !== null),
  }
}

/** A count of zero is a place that nothing came from. */
function contributed(cell: Cell): Cell | null {
  return cell.status === 'shown' && cell.value === 0 && cell.denominator === undefined ? null : cell
}
