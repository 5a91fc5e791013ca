import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { trendAnswer } from '#analytics/contract/trends.js'
import { catalogueAnswer, snapshotsAnswer } from '#analytics/contract/catalogue.js'
import { problem } from '#analytics/contract/problem.js'
import { Database } from '#api/duckdb/database.js'
import { sql } from '#analytics/sql/sql.js'
import { connect } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunningServer } from '../support/running-server.js'

let server: RunningServer
beforeAll(async () => {
  server = await RunningServer.start('sources: [{ name: demo, kind: synthetic, studies: 5000, seed: 3, dirt: true }]')
})
afterAll(async () => {
  await server.stop()
})

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(`${server.url}${path}`, { headers })
const answerTo = async (query: string) => trendAnswer.parse(await (await get(`/api/v1/trends?${query}`)).json())

describe('answers over HTTP', () => {
  it('keep to their contract', async () => {
    const answer = await answerTo('measure=icuAdmitted&by=sex,ageBand&grain=quarter&where=covid19Status:positive')
    expect(answer.groups.length).toBeGreaterThan(4)
    expect(answer.question.where).toEqual([{ dimension: 'covid19Status', values: ['positive'] }])
    catalogueAnswer.parse(await (await get('/api/v1/catalogue')).json())
    snapshotsAnswer.parse(await (await get('/api/v1/snapshots')).json())
  })

  it('are the public’s: no count from 1 to 10 is in them', async () => {
    const answer = await answerTo('measure=patients&by=race,ethnicity&grain=month')
    const cells = answer.groups.flatMap((group) => group.cells.map(({ cell }) => cell))
    const small = cells.filter((cell) => cell.status === 'shown' && cell.value > 0 && cell.value < 11)
    expect(small).toEqual([])
    expect(cells.some(({ status }) => status === 'suppressed')).toBe(true)
  })

  it('are the same in CSV, row by row', async () => {
    const query = 'measure=covid19Positive&by=modality&grain=year'
    const answer = await answerTo(query)
    const response = await get(`/api/v1/trends?${query}&format=csv`)
    const [header, ...lines] = (await response.text()).trim().split('\r\n')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(header).toBe(
      'measure,modality,period,from,to,value,lower,upper,numerator,denominator,unknown,status,provisional,snapshot',
    )
    const values = answer.groups.flatMap(({ key, cells }) =>
      cells.map(({ period, cell }) => [
        key['modality'],
        period?.label,
        cell.status === 'shown' ? String(cell.value) : '',
      ]),
    )
    expect(lines.map((line) => line.split(',')).map((fields) => [fields[1], fields[2], fields[5]])).toEqual(values)
  })

  it('are the same in Parquet, which DuckDB reads', async () => {
    const query = 'measure=hospitalStay&by=sex'
    const answer = await answerTo(query)
    const folder = mkdtempSync(join(tmpdir(), 'topogram-parquet-'))
    const file = join(folder, 'answer.parquet')
    writeFileSync(file, Buffer.from(await (await get(`/api/v1/trends?${query}&format=parquet`)).arrayBuffer()))
    const database = await Database.open(':memory:')
    const rows = await database.query(sql`SELECT sex, value, q1, q3, denominator, status FROM read_parquet(${file})`)
    database.close()
    rmSync(folder, { recursive: true })
    const expected = answer.groups.map(({ key, cells: [first] }) => {
      const cell = first?.cell
      if (cell?.status !== 'shown')
        return { sex: key['sex'], value: null, q1: null, q3: null, denominator: null, status: cell?.status }
      const { value, quartiles, denominator, status } = cell
      return { sex: key['sex'], value, q1: quartiles?.q1, q3: quartiles?.q3, denominator, status }
    })
    expect(rows).toEqual(expected)
  })

  it('are not sent again to who has them', async () => {
    const first = await get('/api/v1/trends?measure=patients')
    const etag = first.headers.get('etag') ?? ''
    const second = await get('/api/v1/trends?measure=patients', { 'If-None-Match': etag })
    expect([second.status, await second.text()]).toEqual([304, ''])
    const other = await get('/api/v1/trends?measure=studies', { 'If-None-Match': etag })
    expect(other.status).toBe(200)
  })

  it('can be asked of a kept snapshot, by id and by date', async () => {
    const { snapshot } = await answerTo('measure=patients')
    const today = new Date().toISOString().slice(0, 10)
    expect((await answerTo(`measure=patients&asOf=${snapshot.id}`)).snapshot.id).toBe(snapshot.id)
    expect((await answerTo(`measure=patients&asOf=${today}`)).snapshot.id).toBe(snapshot.id)
  })

  it('hold to a period, half-open', async () => {
    const sum = (answer: Awaited<ReturnType<typeof answerTo>>) =>
      answer.total.cells.reduce((total, { cell }) => total + (cell.status === 'shown' ? cell.value : 0), 0)
    const whole = sum(await answerTo('measure=studies&from=2021-01-01&to=2022-01-01'))
    const halves = [
      await answerTo('measure=studies&from=2021-01-01&to=2021-07-01'),
      await answerTo('measure=studies&from=2021-07-01&to=2022-01-01'),
    ]
    expect(halves.map(sum).reduce((a, b) => a + b)).toBe(whole)
  })
})

describe('what cannot be answered', () => {
  it.each([
    ['/api/v1/trends', 400, 'measure'],
    ['/api/v1/trends?measure=patients&where=sex:female%27%3B%20DROP%20TABLE%20core.patient', 400, 'where'],
    ['/api/v1/trends?measure=patients&asOf=2001-01-01', 400, 'asOf'],
    ['/api/v1/trends?measure=patients&format=xml', 400, 'format'],
    ['/api/v1/trends?measure=patients&__proto__=x', 400, undefined],
    ['/api/v1/trends?measure=studies&by=site,project,patientZip3&grain=day', 400, 'by'],
    ['/api/v1/snapshots?x=1', 400, 'x'],
    ['/api/v1/nothing', 404, undefined],
    ['/api/%zz', 400, undefined],
  ])('%s is a problem that names the field', async (path, status, field) => {
    const response = await get(path)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const told = problem.parse(await response.json())
    expect([response.status, told.status]).toEqual([status, status])
    if (field !== undefined) expect(told.errors?.map((error) => error.field)).toContain(field)
    expect(JSON.stringify(told)).not.toMatch(/node_modules|at \w+ \(|SELECT/)
  })

  it('leaves the server answering', async () => {
    expect((await get('/health/live')).status).toBe(200)
    expect((await get('/health/ready')).status).toBe(200)
  })

  it('is only read: another method is told which ones there are', async () => {
    const response = await fetch(`${server.url}/api/v1/trends?measure=patients`, { method: 'POST' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(problem.parse(await response.json()).detail).toBe(
      'POST cannot be asked of this address; it takes GET, HEAD, OPTIONS',
    )
    const options = await fetch(`${server.url}/api/v1/trends`, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    const head = await fetch(`${server.url}/api/v1/trends?measure=patients`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it.each([
    ['asOf=2026-13-45', 'asOf: 2026-13-45 is not a day of the calendar'],
    ['asOf=2026-02-30', 'asOf: 2026-02-30 is not a day of the calendar'],
    ['from=2021-02-30', 'from: expected a date such as 2021-08-01'],
    ['from=1901-01-01&to=2100-01-01&grain=day', 'grain: gives 72684 periods, more than 4000; ask for a coarser grain'],
    ['clock=performed&from=-5', 'from: expected a date such as 2021-08-01'],
  ])('%s is told with what was expected', async (query, detail) => {
    const response = await get(`/api/v1/trends?measure=patients&${query}`)
    expect(response.status).toBe(400)
    expect(problem.parse(await response.json()).detail).toContain(detail)
  })

  it('is not answered under another name: a web page elsewhere cannot rebind its own', async () => {
    const told = await spoken(`GET /api/v1/trends?measure=patients HTTP/1.1\r\nHost: evil.example\r\n\r\n`)
    expect(told).toMatch(/^HTTP\/1.1 421 /)
    expect(told).toContain('this server is localhost or 127.0.0.1, and was asked for \\"evil.example\\"')
  })

  it.each([
    ['garbage', 'hello there\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is a problem too', async (_, text, status) => {
    const told = await spoken(text)
    expect(told).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    const { status: said } = problem.parse(JSON.parse(told.slice(told.indexOf('{'))))
    expect(said).toBe(status)
  })
})

describe('the tag of an answer', () => {
  it('is another one for each encoding, and each is known again', async () => {
    const path = '/api/v1/trends?measure=patients&by=race,sex&grain=month'
    const tags: string[] = []
    for (const encoding of ['identity', 'gzip', 'br']) {
      const response = await get(path, { 'Accept-Encoding': encoding })
      await response.arrayBuffer()
      const etag = response.headers.get('etag') ?? ''
      tags.push(etag)
      expect(response.headers.get('vary')?.toLowerCase()).toBe('accept, accept-encoding, authorization, cookie')
      const again = await get(path, { 'Accept-Encoding': encoding, 'If-None-Match': etag })
      expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
    }
    expect(tags).toEqual([tags[0], tags[0]?.replace(/"$/, '-gzip"'), tags[0]?.replace(/"$/, '-br"')])
  })
})

/** What a server says to bytes on its socket. */
async function spoken(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname).setEncoding('utf8')
  socket.write(text)
  let told = ''
  for await (const part of socket) {
    told += String(part)
    if (told.includes('}')) socket.end()
  }
  return told
}

describe('the description', () => {
  it('is OpenAPI 3.1 with every question and parameter, and has a page', async () => {
    const described = (await (await get('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, { get: { parameters?: { name: string }[] } }>
    }
    expect(described.openapi).toBe('3.1.0')
    expect(described.paths['/api/v1/trends']?.get.parameters?.map(({ name }) => name)).toEqual([
      'measure',
      'by',
      'clock',
      'grain',
      'from',
      'to',
      'where',
      'asOf',
      'cumulative',
      'format',
    ])
    expect((await get('/api/docs')).status).toBe(200)
  })
})
