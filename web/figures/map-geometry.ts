import { hatchRings } from './hatch.js'
import { ringsOf, type MapShape, type Ring } from './map-shape.js'

/** A hatch inside a place, closer where the place is too small for at least three strokes. */
export function hatchOf(geometry: MapShape, spacing: number): readonly (readonly [number, number])[][] {
  const rings = ringsOf(geometry)
  const strokes = hatchRings(rings, spacing)
  return strokes.length >= 3 || spacing < 0.2 ? strokes : hatchOf(geometry, spacing / 2)
}

/** The middle of the largest part of a place, for a sign upon it. */
export function centreOf(geometry: MapShape): { readonly x: number; readonly y: number } {
  const boxes = ringsOf(geometry).map(boxOf)
  const [largest] = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height)
  return largest === undefined ? { x: 0, y: 0 } : { x: largest.x, y: largest.y }
}

function boxOf(ring: Ring) {
  const xs = ring.map(([x = 0]) => x)
  const ys = ring.map(([, y = 0]) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}
