import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from '@jest/globals'
import { problem } from '#analytics/contract/problem.js'
import { answerClientError } from '#api/http/client-error.js'
import { spoken } from '../support/spoken.js'

/** As impatient as a test has to be. */
const limits = { requestTimeout: 100, headersTimeout: 50, connectionsCheckingInterval: 20 }
const server = createServer(limits, (request) => request.resume()).on('clientError', answerClientError)
const url = async () => {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterAll(() => {
  server.close()
})

const extension = `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(20_000)}\r\n`

describe('a request that cannot be read', () => {
  it.each([
    ['that does not end in time', 'GET / HTTP/1.1\r\nHost: ', 408, 'the request did not end in time'],
    ['with endless chunk extensions', extension, 413, 'the chunk extensions are too large'],
    ['that is another protocol', '\x16\x03\x01\x02\0', 400, 'this is not an HTTP request'],
  ])('%s has a problem for an answer, and the connection ends', async (_, bytes, status, detail) => {
    const said = await spoken(await url(), bytes)
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(said).toContain('\r\nConnection: close\r\n')
    const told = problem.parse(JSON.parse(said.slice(said.indexOf('{'))))
    expect([told.status, told.detail]).toEqual([status, detail])
  })
})
