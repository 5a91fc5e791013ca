import { roundStep } from './value-scale.js'

/**
 * Round boundaries between five to seven classes of a map.
 *
 * Counts of contributions differ by orders of magnitude between places, so their classes grow as 1, 2, 5, 10, …;
 * values that lie within one order of magnitude get classes of equal width from zero, so that like is drawn like.
 *
 * @example classBreaks([3, 40, 900, 3700], 6) // [100, 200, 500, 1000, 2000]
 */
export function classBreaks(values: readonly number[], classes: number): readonly number[] {
  const positive = values.filter((value) => value > 0)
  if (positive.length === 0) return []
  const greatest = Math.max(...positive)
  const least = Math.min(...positive)
  return greatest / least > 10 ? geometricBreaks(greatest, classes) : equalBreaks(greatest, classes)
}

function equalBreaks(greatest: number, classes: number): readonly number[] {
  const step = roundStep(greatest / classes)
  const breaks = Array.from({ length: classes - 1 }, (_, index) => Number(((index + 1) * step).toPrecision(12)))
  return breaks.filter((boundary) => boundary < greatest)
}

function geometricBreaks(greatest: number, classes: number): readonly number[] {
  const breaks: number[] = []
  let power = Math.floor(Math.log10(greatest))
  while (breaks.length < classes - 1) {
    for (const factor of [5, 2, 1]) {
      const boundary = Number((factor * 10 ** power).toPrecision(12))
      if (boundary < greatest && breaks.length < classes - 1) breaks.unshift(boundary)
    }
    power -= 1
  }
  return breaks
}
