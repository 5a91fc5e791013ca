import { deadline } from './deadline.js'

/** What can be told to stop the statement it runs. */
interface Interruptible {
  interrupt(): void
}

/** An interruption that comes before its statement has begun is lost: it is repeated until the statement has ended. */
const repeated = 20

/**
 * Run a statement that the ambient deadline interrupts, so that its threads are free at once.
 *
 * @param connection which nobody else uses meanwhile: everything on it is interrupted
 * @throws the reason of the deadline, where that has passed
 */
export async function interruptible<T>(connection: Interruptible, statement: () => Promise<T>): Promise<T> {
  const signal = deadline()
  if (signal === undefined) return await statement()
  signal.throwIfAborted()
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    connection.interrupt()
    timer = setInterval(() => connection.interrupt(), repeated)
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await statement()
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
    clearInterval(timer)
  }
}
