/**
 * A small pseudo-random number generator that any (seed, stream, index) addresses directly, so that patient 7,000,000
 * is the same whether or not the ones before it were made.
 *
 * sfc32 by Chris Doty-Humphrey (PractRand, public domain), its state filled by the finaliser of SplitMix32.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private d = 1

  constructor(seed: number, stream: number, index: number) {
    this.a = mixed(seed ^ Math.imul(stream, 0x9e3779b9))
    this.b = mixed(this.a ^ index)
    this.c = mixed(this.b ^ Math.floor(index / 0x1_0000_0000) ^ 0x85ebca6b)
    for (let warmUp = 0; warmUp < 8; warmUp += 1) this.next()
  }

  /** Uniform in [0, 1). */
  next(): number {
    const drawn = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + drawn) | 0
    return (drawn >>> 0) / 0x1_0000_0000
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Uniform among the whole numbers from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** Exponential: how long one waits for what happens every `mean` on average. */
  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean
  }

  pick<T extends string | number | object>(choices: readonly T[]): T {
    const picked = choices[Math.floor(this.next() * choices.length)]
    if (picked === undefined) throw new RangeError('expected at least one choice, got none')
    return picked
  }
}

function mixed(state: number): number {
  let bits = (state + 0x9e3779b9) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return bits ^ (bits >>> 15)
}
