import type { Random } from './random.js'

const tickets = 8192

/** Choices with unequal chances, drawn in constant time. Chances are exact to 1 in 8,192; each choice has one at least. */
export class Lottery<T extends string | number | object | null> {
  private readonly drum: T[] = []

  constructor(weights: readonly (readonly [choice: T, weight: number])[]) {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
    if (!(total > 0)) throw new RangeError(`weights must add up to more than 0, got ${total}`)
    for (const [choice, weight] of weights) {
      const share = weight > 0 ? Math.max(1, Math.round((weight / total) * tickets)) : 0
      for (let ticket = 0; ticket < share; ticket += 1) this.drum.push(choice)
    }
  }

  draw(random: Random): T {
    const drawn = this.drum[Math.floor(random.next() * this.drum.length)]
    if (drawn === undefined) throw new RangeError('a lottery has at least one ticket')
    return drawn
  }
}
