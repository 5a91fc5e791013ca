/** A terminal signals the whole group and npm passes the signal on once more: that is one Ctrl-C, not two. */
const sameKeystroke = 1_000

/** Aborted by Ctrl-C or a request to end; a second Ctrl-C does not wait for the work to end. */
export function interrupted(): AbortSignal {
  const controller = new AbortController()
  let firstAt = 0
  const interrupt = (): void => {
    if (firstAt === 0) firstAt = performance.now()
    else if (performance.now() - firstAt > sameKeystroke) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  return controller.signal
}
