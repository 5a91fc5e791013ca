import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { problem } from '#analytics/contract/problem.js'
import { RunningServer } from '../support/running-server.js'

const configuration = `
sources: [{ name: demo, kind: synthetic, studies: 1000 }]
questions: { seconds: { others: 0.002 } }
http: { rateLimit: { public: 3 } }
`
let server: RunningServer
beforeAll(async () => {
  server = await RunningServer.start(configuration)
})
afterAll(async () => {
  await server.stop()
})

describe('a server with limits', () => {
  it('ends a question whose time is over, and answers the next one', async () => {
    const wide = '/api/v1/trends?measure=studies&by=siteSubdivision,bodyPart,project&grain=month'
    const answer = await fetch(server.url + wide, { headers: server.asOperator })
    const { status, title } = problem.parse(await answer.json())
    expect([answer.status, status, title]).toEqual([504, 504, 'The question took too long'])
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
  })

  it('tells the public when to ask again, and goes on serving its pages to them', async () => {
    const statuses = []
    for (let i = 0; i < 4; i += 1) statuses.push((await fetch(`${server.url}/api/v1/catalogue`)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const refused = await fetch(`${server.url}/api/v1/catalogue`)
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    const { detail } = problem.parse(await refused.json())
    expect(detail).toMatch(/^at most 3 requests a minute are answered; ask again in \d+ seconds$/)
    expect((await fetch(`${server.url}/explore`)).status).toBe(200)
  })
})
