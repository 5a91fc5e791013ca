import { setTimeout } from 'node:timers/promises'

/** Time and chance, which arrive as arguments so that waiting can be tested without waiting. */
export interface World {
  /** Milliseconds since 1970. */
  now(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** In [0, 1). */
  random(): number
}

export const realWorld: World = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  random: () => Math.random(),
}
