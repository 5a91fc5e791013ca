import type { World } from '#api/connectors/fetching/world.js'

/** A world in which waiting takes no time and is written down. */
export function recordedWorld(random = 0.5): World & { readonly slept: number[] } {
  const slept: number[] = []
  return {
    slept,
    now: () => Date.now(),
    random: () => random,
    sleep: (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      return Promise.resolve()
    },
  }
}
