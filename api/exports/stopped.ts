/** Why an export that was told to stop did: it is no failure. Whoever waits for something is woken by it. */
export class Stopped extends Error {
  override readonly name = 'AbortError'
}
