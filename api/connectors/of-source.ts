import { ConnectorError } from './connector.js'

const culprits = new WeakMap<Error, string>()

/** The source that an error came from; null where it came from none, or it is not known. */
export const culpritOf = (error: unknown): string | null =>
  error instanceof Error ? (culprits.get(error) ?? null) : null

/** Do what concerns a source: an error that comes of it names the source, whoever wrote its words. */
export async function ofSource<T>(source: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw naming(source, error)
  }
}

/** The same error, or another with the same words, that names its source. */
export function naming(source: string, error: unknown): unknown {
  if (!(error instanceof Error) || culprits.has(error)) return error
  const isNamed = !(error instanceof ConnectorError) || error.message.includes(source)
  const named = isNamed
    ? error
    : new ConnectorError(`${source}: ${error.message}`, 'cause' in error ? { cause: error.cause } : {})
  culprits.set(named, source)
  return named
}
