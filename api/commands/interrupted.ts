import { Stopped } from '#api/exports/stopped.js'

/** What is recorded of an export that a signal ends. */
const reasons = {
  SIGINT: 'stopped at the keyboard, with Ctrl-C',
  SIGTERM: 'told to stop (SIGTERM): by an operator, or with the server that started it',
} as const

/** A terminal signals the whole group and npm passes the signal on once more: that is one Ctrl-C, not two. */
const sameKeystroke = 1_000

/** Aborted by Ctrl-C or a request to end; a second Ctrl-C does not wait for the work to end. */
export function interrupted(): AbortSignal {
  const controller = new AbortController()
  let firstAt = 0
  const interrupt = (by: keyof typeof reasons): void => {
    if (firstAt === 0) firstAt = performance.now()
    else if (performance.now() - firstAt > sameKeystroke) process.exit(130)
    controller.abort(new Stopped(reasons[by]))
  }
  process.on('SIGINT', () => interrupt('SIGINT')).on('SIGTERM', () => interrupt('SIGTERM'))
  return controller.signal
}
