import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { trendAnswer } from '#analytics/contract/trends.js'
import { catalogueAnswer, snapshotsAnswer } from '#analytics/contract/catalogue.js'
import { Database } from '#api/duckdb/database.js'
import { sql } from '#analytics/sql/sql.js'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunningServer } from '../support/running-server.js'
import { spoken } from '../support/spoken.js'

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

  it('stays one where it is weak, so that a browser does not fetch the dashboard again', async () => {
    const first = await get('/', { 'Accept-Encoding': 'br' })
    const etag = first.headers.get('etag') ?? ''
    expect([first.headers.get('content-encoding'), etag]).toEqual(['br', expect.stringMatching(/^W\/"[^-]+-[^-]+"$/)])
    // Not by fetch: with this header it asks for a whole new copy, as a browser does for a reload.
    const asked = `GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\nIf-None-Match: ${etag}\r\n`
    expect(await spoken(server.url, `${asked}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 304 /)
  })
})

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
      'panel',
      'format',
    ])
    expect((await get('/api/docs')).status).toBe(200)
  })
})
