import { own, pixelEnd, pixels } from './figure-config.js'
import type { Stroke } from './hatch.js'

/** Strokes of a hatch as a layer, each in its own colour. */
export function strokeLayer(strokes: readonly (Stroke & { readonly colour: string })[], strokeWidth: number) {
  return {
    data: { values: [...strokes] },
    mark: { type: 'rule' as const, strokeWidth, tooltip: null },
    encoding: { ...{ x: pixels('x'), x2: pixelEnd('x2'), y: pixels('y'), y2: pixelEnd('y2') }, stroke: own('colour') },
  }
}
