/**
 * The smallest count whose distribution function reaches `p`.
 *
 * Searched from a guess, by doubling steps and then by halves, so that the guess decides the time and not the result.
 *
 * @param reached whether P(X <= count) >= p; never true below a count where it is false
 */
export function discreteQuantile(guess: number, reached: (count: number) => boolean): number {
  let upper = Math.max(0, Math.round(guess))
  let step = 1
  while (!reached(upper)) {
    upper += step
    step *= 2
  }
  let lower = upper
  step = 1
  while (lower >= 0 && reached(lower)) {
    upper = lower
    lower -= step
    step *= 2
  }
  lower = Math.max(lower, -1)
  while (upper - lower > 1) {
    const middle = Math.floor((lower + upper) / 2)
    if (reached(middle)) upper = middle
    else lower = middle
  }
  return upper
}
