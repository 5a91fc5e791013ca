import { describe, expect, it } from '@jest/globals'
import { isOwnHost } from '#api/http/own-host.js'
import { isSameOrigin } from '#api/http/same-origin.js'

describe('a name by which this machine is asked', () => {
  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:3000', '127.1.2.3:80', '[::1]', '[::1]:3000'])(
    'is its own: %s',
    (host) => expect(isOwnHost(host)).toBe(true),
  )

  it.each([
    ...[
      '',
      'evil.example',
      'evil.example:3000',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '127.0.0.1.nip.io',
    ],
    ...['evil@localhost', 'localhost:3000:3000', 'localhost:', '192.168.1.2', '[::ffff:7f00:1]', '::1', '0.0.0.0'],
  ])('is not: %s', (host) => expect(isOwnHost(host)).toBe(false))
})

describe('a request that changes something', () => {
  const request = (headers: Readonly<Record<string, string>>) =>
    isSameOrigin({ headers, protocol: 'http', host: '127.0.0.1:3000' })

  it.each([
    ['a program such as curl', {}],
    ['the dashboard', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }],
    ['a browser without Fetch Metadata', { origin: 'http://127.0.0.1:3000' }],
    ['a person who typed the address', { 'sec-fetch-site': 'none' }],
  ])('may come from %s', (_, headers) => expect(request(headers)).toBe(true))

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, by an old browser', { origin: 'https://evil.example' }],
    ['a page that hides where it is from', { origin: 'null' }],
    ['another program of this machine', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
    ['the same name by another protocol', { origin: 'https://127.0.0.1:3000' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('may not come from %s', (_, headers) => expect(request(headers)).toBe(false))
})
