/** Steps that read as round, the roundest first: among them one divides any span into five to seven. */
const roundSteps = [1, 2, 5, 2.5, 4, 1.5, 8]
const fewestClasses = 5
const mostClasses = 7
/** As 1, 2, 5, 10, …: six classes. */
const geometricBoundaries = 5

/**
 * Round boundaries between five to seven classes of a map, which begin at zero; fewer only where counts are so small
 * that there are no more whole numbers.
 *
 * Counts of contributions differ by orders of magnitude between places, so their classes grow as 1, 2, 5, 10, …;
 * values that lie within one order of magnitude get classes of equal width, so that like is drawn like.
 *
 * @example classBreaks([3, 40, 900, 3700], 'count') // [100, 200, 500, 1000, 2000]
 */
export function classBreaks(values: readonly number[], kind: 'count' | 'share'): readonly number[] {
  const positive = values.filter((value) => value > 0)
  if (positive.length === 0) return []
  const greatest = Math.max(...positive)
  const geometric = geometricBreaks(greatest)
  // A class of counts below 1 would be empty by its nature.
  const hasWhole = kind === 'share' || geometric.every((boundary) => boundary > 1)
  if (greatest / Math.min(...positive) > 10 && hasWhole) return geometric
  const step = equalStep(greatest)
  return equalBreaks(greatest, kind === 'count' ? Math.max(1, Math.ceil(step)) : step)
}

function equalStep(greatest: number): number {
  const power = 10 ** Math.floor(Math.log10(greatest))
  const steps = roundSteps.flatMap((factor) => [factor * power, (factor * power) / 10])
  return steps.find((step) => isWithin(classesOf(greatest, step))) ?? greatest / mostClasses
}

const isWithin = (classes: number): boolean => classes >= fewestClasses && classes <= mostClasses

/** Fractions of ten are not exact in binary: nine tenths divided by three tenths are three classes, not four. */
const classesOf = (greatest: number, step: number): number => Math.ceil(greatest / step - 1e-9)

function equalBreaks(greatest: number, step: number): readonly number[] {
  const boundaries = Math.max(0, classesOf(greatest, step) - 1)
  return Array.from({ length: boundaries }, (_, index) => tidy((index + 1) * step))
}

function geometricBreaks(greatest: number): readonly number[] {
  const breaks: number[] = []
  let power = Math.floor(Math.log10(greatest))
  while (breaks.length < geometricBoundaries) {
    for (const factor of [5, 2, 1]) {
      const boundary = tidy(factor * 10 ** power)
      if (boundary < greatest && breaks.length < geometricBoundaries) breaks.unshift(boundary)
    }
    power -= 1
  }
  return breaks
}

const tidy = (value: number): number => Number(value.toPrecision(12))
