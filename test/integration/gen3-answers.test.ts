import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Refusal } from '../emulators/altered.js'
import { runningCommons, type RunningCommons } from '../support/gen3-commons.js'
import { readWhole } from '../support/read-whole.js'

let running: RunningCommons
let whole: Awaited<ReturnType<typeof readWhole>>
beforeAll(async () => {
  running = await runningCommons({ studies: 60, seed: 9 })
  whole = await readWhole(running.connector())
})
afterAll(() => running.stop())

const { signal } = new AbortController()
const errors = [{ message: 'connect ECONNREFUSED', extensions: { code: 'INTERNAL_SERVER_ERROR' } }]

describe('answers of guppy', () => {
  it('of status 200 with errors beside half of the data are no answers', async () => {
    let failures = 2
    const once = await running.altered(({ body }, value) =>
      body.includes('_aggregation') && failures-- > 0 ? { ...Object(value), errors } : value,
    )
    expect(await readWhole(once)).toEqual(whole)
  })

  it('on what it indexes come though its engine is down: that says nothing of its health', async () => {
    const down = await running.altered(({ body, path }, value) =>
      path.endsWith('/graphql') && !body.includes('_mapping') ? { data: { case: null }, errors } : value,
    )
    await expect(readWhole(down)).rejects.toThrow('demo: POST /guppy/graphql: the answer holds 1 errors; tried 6 times')
  })

  it.each([
    [400, 'the server answered 400'],
    [401, 'it does not accept who asks; check the credentials of demo'],
    [500, 'the server answered 500'],
  ])('to a download, of status %d, are told, and none of their words that could be a value', async (status, told) => {
    const refusing = await running.altered(({ path }, value) =>
      path.endsWith('/download') ? new Refusal(status) : value,
    )
    await expect(readWhole(refusing)).rejects.toThrow(told)
  })

  it('to an export of sheepdog that a key may not read end the export, and name what is refused', async () => {
    const refusing = await running.altered(({ path }, value) =>
      path.includes('node_label=visit') ? new Refusal(403) : value,
    )
    await expect(readWhole(refusing)).rejects.toThrow(/^demo: GET \/api\/v0\/submission\/\S+: the server answered 403/)
  })
})

describe('the version of a commons', () => {
  const versionWhere = async (alter: Parameters<RunningCommons['altered']>[0]) =>
    (await running.altered(alter)).version?.(signal)
  const same = () => versionWhere((_, value) => value)

  it('is the same as long as nothing changes', async () => {
    expect(await same()).toEqual(expect.any(String))
    expect(await same()).toBe(await running.connector().version?.(signal))
  })

  it.each([
    ['an index is made anew', '_status', /time_\d+T\d+Z/, 'time_20270101T000000Z'],
    ['a record comes', '/datasets', /"visit":\d+/, '"visit":1'],
    ['a document is seen no more', '_aggregation', /"count":\d+/, '"count":1'],
    ['the dictionary changes', '_dictionary', /"icu_indicator"/, '"icu"'],
    ['a field is indexed no more', '_mapping', /"loinc_code",/, ''],
  ])('is another one where %s', async (_, asked, what, other) => {
    const changed = await versionWhere(({ path, body }, value) =>
      `${path} ${body}`.includes(asked) ? JSON.parse(JSON.stringify(value).replace(what, other)) : value,
    )
    expect(changed).toEqual(expect.any(String))
    expect(changed).not.toBe(await same())
  })

  it('is another one for who asks without credentials', async () => {
    const anonymous = running.connector({ credentials: undefined })
    expect(await anonymous.version?.(signal)).not.toBe(await same())
  })

  it('is not known where guppy does not tell when it was made', async () => {
    const unknown = await versionWhere(({ path }, value) => (path.includes('_status') ? { indices: {} } : value))
    expect(unknown).toBeNull()
  })
})
