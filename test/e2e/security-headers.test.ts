import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { RunningServer } from '../support/running-server.js'

let server: RunningServer
beforeAll(async () => {
  server = await RunningServer.start('sources: [{ name: demo, kind: synthetic, studies: 1000 }]')
})
afterAll(async () => {
  await server.stop()
})

const paths = ['/', '/theme.js', '/api/v1/catalogue', '/api/v1/trends', '/api/v1/nothing', '/nowhere', '/health/live']

describe('the headers of an answer', () => {
  it.each(paths)('keep a browser from being turned against its reader at %s', async (path) => {
    const { headers } = await fetch(server.url + path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
  })

  it('allow a page of nobody else to read it', async () => {
    const foreign = { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'GET' }
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await fetch(`${server.url}/api/v1/catalogue`, { method, headers: foreign })
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  it('ask for https only of who came by it, and do not name the program that answers', async () => {
    const { headers } = await fetch(server.url, { headers: { 'X-Forwarded-Proto': 'https' } })
    expect(headers.get('strict-transport-security')).toBeNull()
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
  })

  it('relax the styles of the page about the API, and no script', async () => {
    const { headers } = await fetch(`${server.url}/api/docs`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).toMatch(/script-src 'self';/)
  })
})
