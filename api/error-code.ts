/**
 * The code of a system error, such as `ENOENT`, or null.
 * Not by `instanceof`: an error made in another realm, as under a test runner, is no instance of this one's Error.
 */
export function errorCode(error: unknown): string | null {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
