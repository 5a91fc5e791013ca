import { AsyncLocalStorage } from 'node:async_hooks'

/** Ambient, so that no question, and none that is added, can forget to pass it on. */
const signals = new AsyncLocalStorage<AbortSignal>()

/** Do work whose statements in DuckDB end when `signal` aborts, whoever issues them. */
export const until = <T>(signal: AbortSignal, work: () => T): T => signals.run(signal, work)

/** What ends the work that is under way here; undefined for work that may take its time, such as an export. */
export const deadline = (): AbortSignal | undefined => signals.getStore()
