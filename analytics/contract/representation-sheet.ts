import type {
  ComparedCategory,
  DistanceCell,
  RepresentationAnswer,
  RepresentationComparison,
} from './representation.js'
import type { Sheet, SheetColumn, SheetValue } from './sheet.js'

const text = (name: string): SheetColumn => ({ name, type: 'text' })
const number = (name: string): SheetColumn => ({ name, type: 'number' })

/** One row a group, period, way of reporting and category. The distance is the same in all rows of a comparison. */
export function representationSheet({ question, reference, snapshot, groups }: RepresentationAnswer): Sheet {
  const { attribute, by } = question
  return {
    columns: [
      ...['attribute', 'reference', ...by, 'period', 'from', 'to', 'reported', 'category'].map(text),
      ...['patients', 'share', 'share_in_reference', 'difference', 'difference_lower', 'difference_upper'].map(number),
      text('status'),
      ...['compared', 'distance', 'distance_lower', 'distance_upper', 'noise_median', 'noise_p95'].map(number),
      text('distance_status'),
      { name: 'provisional', type: 'boolean' },
      text('snapshot'),
    ],
    rows: groups.flatMap(({ key, periods }) =>
      periods.flatMap(({ period, provisional, comparisons }) =>
        comparisons.flatMap((each) =>
          each.categories.map((category) => [
            ...[attribute, reference.id, ...by.map((id) => key[id] ?? null)],
            ...[period?.label ?? null, period?.from ?? null, period?.to ?? null, each.reported],
            ...categoryValues(category),
            ...comparisonValues(each),
            ...[provisional, snapshot.id],
          ]),
        ),
      ),
    ),
  }
}

function categoryValues({ value, shareInReference, cell }: ComparedCategory): readonly SheetValue[] {
  if (cell.status !== 'shown') return [value, null, null, shareInReference, null, null, null, cell.status]
  const { patients, share, difference, interval } = cell
  return [value, patients, share, shareInReference, difference, interval.lower, interval.upper, cell.status]
}

function comparisonValues({ patients, distance }: RepresentationComparison): readonly SheetValue[] {
  return [patients.status === 'shown' ? patients.value : null, ...distanceValues(distance), distance.status]
}

function distanceValues(distance: DistanceCell): readonly SheetValue[] {
  if (distance.status !== 'shown') return [null, null, null, null, null]
  const { value, interval, noiseFloor } = distance
  return [value, interval.lower, interval.upper, noiseFloor.median, noiseFloor.percentile95]
}
