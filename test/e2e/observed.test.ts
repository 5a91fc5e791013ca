import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { RunningServer } from '../support/running-server.js'

let server: RunningServer
beforeAll(async () => {
  server = await RunningServer.start('sources: [{ name: demo, kind: synthetic, studies: 1000 }]')
})
afterAll(async () => {
  await server.stop()
})

const entry = z.object({
  ...{ at: z.string(), requestId: z.string(), role: z.string(), caller: z.string().nullable(), method: z.string() },
  ...{ path: z.string(), question: z.string(), status: z.number(), bytes: z.number() },
})
const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(server.url + path, { headers })

/** As soon as the line of a request is there. */
async function auditOf(requestId: string | null) {
  for (;;) {
    const file = join(server.home, 'audit/audit.jsonl')
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
    const found = lines.map((line) => entry.parse(JSON.parse(line))).find((each) => each.requestId === requestId)
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('the audit log', () => {
  it('tells who asked what, when, and how much they got', async () => {
    const before = new Date().toISOString()
    const answer = await get('/api/v1/trends?measure=patients&by=sex', server.asOperator)
    const { length } = await answer.text()
    const found = await auditOf(answer.headers.get('x-request-id'))
    expect(found).toMatchObject({ role: 'operator', method: 'GET', path: '/api/v1/trends', status: 200 })
    expect(found.caller).toMatch(/^token:/)
    expect(found.question).toBe('measure=patients&by=sex')
    expect(found.at >= before).toBe(true)
    expect(found.bytes).toBeGreaterThan(Math.min(500, length / 20))
  })

  it('has the refused as well, and nothing of a token', async () => {
    const refused = await get('/api/v1/exports', { authorization: `${server.asOperator['authorization'] ?? ''}x` })
    const found = await auditOf(refused.headers.get('x-request-id'))
    expect([found.status, found.role, found.caller]).toEqual([401, 'public', null])
    expect(readFileSync(join(server.home, 'audit/audit.jsonl'), 'utf8')).not.toContain('tpg_')
  })

  it('keeps no address of a way in, which has secrets in it, and no files of the dashboard', async () => {
    const way = await get('/auth/callback?code=secret-code&state=x')
    expect((await auditOf(way.headers.get('x-request-id'))).question).toBe('')
    await get('/')
    await get('/theme.js')
    await auditOf((await get('/api/v1/catalogue')).headers.get('x-request-id'))
    expect(readFileSync(join(server.home, 'audit/audit.jsonl'), 'utf8')).not.toMatch(/secret-code|theme/)
  })
})

describe('the metrics', () => {
  it('are for operators', async () => {
    expect((await get('/metrics')).status).toBe(401)
  })

  it('tell answers by route and status, the age of the snapshot and of sources, and memory', async () => {
    await get('/api/v1/nothing/that/a/client/made/up')
    const answer = await get('/metrics', server.asOperator)
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(text).toMatch(/topogram_request_seconds_count\{method="GET",route="\/api\/v1\/trends",status="200"\} [1-9]/)
    expect(text).toMatch(/topogram_request_seconds_count\{method="GET",route="none",status="404"\} 1/)
    expect(text).toMatch(/\ntopogram_snapshot_age_seconds \d/)
    expect(text).toMatch(/\ntopogram_source_stale\{source="demo"\} 0/)
    expect(text).toMatch(/\ntopogram_source_last_run\{source="demo",status="\w+"\} 1/)
    expect(text).toMatch(/\ntopogram_questions\{state="waiting"\} 0/)
    expect(text).toMatch(/\nprocess_resident_memory_bytes \d/)
    expect(text).not.toContain('made/up')
  })
})
