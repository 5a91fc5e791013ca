import type { Ring } from './map-shape.js'

/** A straight stroke of a hatch, in the units of the shape it fills. */
export interface Stroke {
  readonly x: number
  readonly y: number
  readonly x2: number
  readonly y2: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Diagonal strokes that fill a box, clipped to it.
 *
 * Vega has no pattern fill, so a hatch is drawn as strokes: it then looks the same in SVG, in PNG and on the server.
 * Strokes lie on the lines x + y = k × spacing of the whole plane, so that neighbouring boxes continue each other.
 */
export function hatchBox(box: Box, spacing: number): readonly Stroke[] {
  const strokes: Stroke[] = []
  const first = Math.ceil((box.left + box.top) / spacing)
  const last = Math.floor((box.right + box.bottom) / spacing)
  for (let line = first; line <= last; line += 1) {
    const sum = line * spacing
    const x = Math.max(box.left, sum - box.bottom)
    const x2 = Math.min(box.right, sum - box.top)
    if (x2 > x) strokes.push({ x, y: sum - x, x2, y2: sum - x2 })
  }
  return strokes
}

/** The strokes of the other diagonal: together with `hatchBox` they make a cross-hatch. */
export function counterHatchBox(box: Box, spacing: number): readonly Stroke[] {
  const mirrored = hatchBox({ ...box, top: -box.bottom, bottom: -box.top }, spacing)
  return mirrored.map(({ x, y, x2, y2 }) => ({ x, y: -y, x2, y2: -y2 }))
}

/**
 * Diagonal strokes inside polygons, by scan lines and the even-odd rule, as the coordinates of a GeoJSON
 * MultiLineString. Rings may be outer ones or holes in any order.
 */
export function hatchRings(rings: readonly Ring[], spacing: number): readonly (readonly [number, number])[][] {
  const crossings = new Map<number, number[]>()
  for (const ring of rings) {
    ring.forEach((corner, index) => {
      const next = ring[(index + 1) % ring.length]
      if (next !== undefined) addCrossings(crossings, corner, next, spacing)
    })
  }
  return [...crossings].flatMap(([line, xs]) => strokesBetween(line * spacing, xs))
}

function addCrossings(crossings: Map<number, number[]>, a: readonly number[], b: readonly number[], spacing: number) {
  const [ax = 0, ay = 0] = a
  const [bx = 0, by = 0] = b
  const [low, high] = ax + ay < bx + by ? [ax + ay, bx + by] : [bx + by, ax + ay]
  for (let line = Math.ceil(low / spacing); line * spacing < high; line += 1) {
    const along = (line * spacing - (ax + ay)) / (bx + by - (ax + ay))
    const xs = crossings.get(line) ?? []
    xs.push(ax + along * (bx - ax))
    crossings.set(line, xs)
  }
}

function strokesBetween(sum: number, xs: readonly number[]): (readonly [number, number])[][] {
  const sorted = xs.toSorted((a, b) => a - b)
  const strokes: (readonly [number, number])[][] = []
  for (let index = 0; index + 1 < sorted.length; index += 2) {
    const [from = 0, to = 0] = sorted.slice(index, index + 2)
    strokes.push([
      [from, sum - from],
      [to, sum - to],
    ])
  }
  return strokes
}
