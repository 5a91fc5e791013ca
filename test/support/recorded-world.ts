import type { World } from '#api/connectors/fetching/world.js'

/** A world in which waiting takes no time of ours, only of its own, and is written down. */
export function recordedWorld(random = 0.5): World & { readonly slept: number[] } {
  const slept: number[] = []
  let ahead = 0
  return {
    slept,
    now: () => Date.now() + ahead,
    random: () => random,
    sleep: (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      ahead += milliseconds
      return Promise.resolve()
    },
  }
}
