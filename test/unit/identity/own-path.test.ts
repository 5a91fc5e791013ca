import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ownPath } from '#api/identity/oidc/own-path.js'

describe('the way back after signing in', () => {
  it.each([
    ['/', '/'],
    ['/operations', '/operations'],
    ['/explore?measure=died&by=sex#chart', '/explore?measure=died&by=sex#chart'],
    ['/explore?where=site:A%2FB', '/explore?where=site:A%2FB'],
  ])('keeps %s', (text, path) => expect(ownPath(text)).toBe(path))

  it.each([
    ...['//elsewhere.example/explore', 'https://elsewhere.example', '\\\\elsewhere.example', '/\\elsewhere.example'],
    ...['/\t/elsewhere.example', '/\n/elsewhere.example', '/.//elsewhere.example', '/x/..//elsewhere.example'],
    ...['/%2e//elsewhere.example', '/./\\elsewhere.example', 'elsewhere.example', '@elsewhere.example', '.elsewhere'],
    ...['javascript:alert(1)', 'data:text/html,x', ' //elsewhere.example', 'http:elsewhere.example', '', '///'],
    ...['/auth/login?returnTo=/', '/api/v1/me', '/auth/logout'],
  ])('does not lead to "%s"', (text) => expect(ownPath(text)).toBe('/'))

  const pieces = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '//', '%2f', '%5c', '?', '#', 'http', 'x.example', ' '),
    { maxLength: 8 },
  )
  it('never leaves this server, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((parts) => parts.join('')),
          fc.webUrl(),
          fc.string(),
        ),
        (text) => {
          const path = ownPath(text)
          expect(new URL(path, 'https://topogram.example.org/auth/callback').origin).toBe(
            'https://topogram.example.org',
          )
          expect(path).toMatch(/^\/(?![/\\])/)
        },
      ),
      { numRuns: 20_000 },
    )
  })
})
