import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { exportsAnswer, runAnswer, type ExportsAnswer } from '#analytics/contract/operations.js'
import { Dashboard } from '../support/browser.js'
import { isOpenToAll } from '../support/page-axe.js'
import { until } from '../support/page-until.js'

/** One source that is exported in seconds, and one that takes long enough to be watched and stopped. */
const configuration = `
timeZone: Europe/Berlin
sources:
  - { name: small, kind: synthetic, studies: 2000, seed: 3, schedule: '0 4 1 1 *', freshness: { run: 12h, data: 90d } }
  - { name: large, kind: synthetic, studies: 150000, seed: 4 }
`

/** The browser itself reports each answer that is not good, and each that does not come. */
const ofTheNetwork = /^error: Failed to load resource/

let dashboard: Dashboard
beforeAll(async () => {
  dashboard = await Dashboard.start(configuration)
})
afterEach(async () => {
  expect((await dashboard.leave()).filter((fault) => !ofTheNetwork.test(fault))).toEqual([])
})
afterAll(async () => {
  await dashboard.stop()
})

type Options = Parameters<Dashboard['open']>[1]
const open = (path: string, options?: Options) => dashboard.open(path, { isOperator: true, ...options })
interface Init extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
}
const api = (path: string, init: Init = {}) =>
  fetch(`${dashboard.server.url}/api/v1/${path}`, {
    ...init,
    headers: { ...dashboard.server.asOperator, ...init.headers },
  })

async function operations(): Promise<ExportsAnswer> {
  return exportsAnswer.parse(await (await api('exports')).json())
}

const ask = (path: string, body?: object) =>
  api(path, {
    method: 'POST',
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })

async function startLarge(): Promise<string> {
  const { id } = (await (await ask('exports', { source: 'large' })).json()) as { readonly id: string }
  return id
}

/** Stops what runs, and waits until nothing does. */
async function stopAll(): Promise<void> {
  const [newest] = (await operations()).runs
  if (newest?.status === 'running') await ask(`exports/${newest.id}/stop`)
  await until(async () => expect((await operations()).runs[0]?.status).not.toBe('running'))
}

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const live = (page: Page) => page.getByRole('region', { name: /^Exporting/ })

describe('the operations screen', () => {
  it('runs a source when it is told to, and says what was published', async () => {
    const page = await open('/operations')
    await page.getByRole('button', { name: 'Run now: small' }).click()
    await page.getByRole('table').getByText('by hand').waitFor()
    await until(async () =>
      expect((await operations()).runs[0]).toMatchObject({ trigger: 'api', asked: ['small'], status: 'unchanged' }),
    )
    await page.getByRole('article', { name: 'small' }).getByText('nothing new').waitFor()
    const first = (await operations()).runs[1]!
    const row = page.getByRole('row').filter({ has: page.locator(`a[href="/operations/runs/${first.id}"]`) })
    expect(await row.innerText()).toContain(new Intl.NumberFormat('en').format(first.read))
    await row.getByRole('link', { name: first.snapshot!.slice(0, 8) }).click()
    await page.waitForURL(`**/explore?asOf=${first.snapshot}`)
  })

  it('names the source whose data are too old, and draws its age over the limit', async () => {
    const page = await open('/operations')
    await heading(page, /^The newest contribution of small is \d+ (months|years) old \(limit 90 days\)$/)
    const small = page.getByRole('article', { name: 'small' })
    await small.getByText('over its limit of 90 days').waitFor()
    await small.getByText('limit 12 hours').waitFor()
    await small.getByText('0 4 1 1 *').waitFor()
    await page.getByRole('article', { name: 'large' }).getByText('Only by hand: no schedule is configured.').waitFor()
  })

  it('pauses a schedule and resumes it', async () => {
    const page = await open('/operations')
    const small = page.getByRole('article', { name: 'small' })
    await small.getByRole('button', { name: 'Pause the schedule of small' }).click()
    await small.getByText('None while it is paused').waitFor()
    await page.getByText('small is paused: no scheduled export begins').waitFor()
    expect((await operations()).sources[0]?.isPaused).toBe(true)
    await small.getByRole('button', { name: 'Resume the schedule of small' }).click()
    await small.getByText(/^in \d+ (days|months|hours|minutes)/).waitFor()
    expect((await operations()).sources[0]?.isPaused).toBe(false)
  })

  it('is open to all, and no wider than the page', async () => {
    for (const width of [1440, 768, 320]) {
      const page = await open('/operations', { width })
      await page.getByRole('table').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      if (width !== 768) await isOpenToAll(page)
    }
  })
})

describe('a run that goes on', () => {
  afterEach(stopAll)

  it('is watched as it happens, and stopped', async () => {
    const page = await open('/operations')
    await page.getByRole('button', { name: 'Run now: large' }).click()
    await live(page)
      .getByText(/^[\d,]+ of about [\d,]+ records · [\d,]+ a second · about .+ left$/)
      .waitFor()
    const bar = live(page).getByRole('progressbar', { name: 'Progress of large' })
    const before = await bar.getAttribute('aria-valuetext')
    await until(async () => expect(await bar.getAttribute('aria-valuetext')).not.toBe(before))
    expect(dashboard.requests.some((url) => url.endsWith('/events'))).toBe(true)
    expect(await page.getByRole('button', { name: 'Run now: small' }).isDisabled()).toBe(true)
    await isOpenToAll(page)
    await live(page).getByRole('button', { name: 'Stop' }).click()
    await page.getByText(/^The last export of large was stopped/).waitFor()
    await live(page).waitFor({ state: 'detached' })
  })

  it('is followed by asking where its events do not come through', async () => {
    await startLarge()
    const page = await open('/operations', {
      before: (blank) => blank.route('**/events', (route) => route.abort()),
    })
    await live(page).getByText('Live events do not come through').waitFor()
    await live(page)
      .getByText(/a second/)
      .waitFor()
  })

  it('lets no other begin, and the page that did not know yet says so', async () => {
    const page = await open('/operations')
    const button = page.getByRole('button', { name: 'Run now: small' })
    await button.waitFor()
    await page.route('**/api/v1/exports?*', (route) => route.abort())
    await startLarge()
    await button.click()
    const notice = page.getByRole('status').filter({ hasText: 'Another export is running' })
    await notice.waitFor()
    expect(await notice.innerText()).toMatch(
      /Nothing was started\. Another export is running \(\S+\); wait for it to end, or stop it\./,
    )
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await notice.waitFor({ state: 'detached' })
  })
})

describe('what is refused', () => {
  it('for coming from another site is told with what to do', async () => {
    const page = await open('/operations')
    await page.route('**/api/v1/exports', async (route) => {
      const headers = { ...route.request().headers(), origin: 'http://elsewhere.example' }
      await route.fulfill({ response: await route.fetch({ headers }) })
    })
    await page.getByRole('button', { name: 'Run now: small' }).click()
    const notice = page.getByRole('alert').filter({ hasText: 'The server refused this' })
    await notice.getByText(/Open the dashboard at the server’s own address/).waitFor()
  })

  it('because the server is away leaves open whether it arrived', async () => {
    const page = await open('/operations')
    await page.getByRole('button', { name: 'Run now: small' }).waitFor()
    await page.route('**/api/v1/exports*', (route) => route.abort())
    await page.getByRole('button', { name: 'Run now: small' }).click()
    await page
      .getByRole('alert')
      .getByText(/It is not known whether the request arrived/)
      .waitFor()
  })
})

describe('the runs', () => {
  it('are filtered by status and source in the address', async () => {
    const page = await open('/operations')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('interrupted')
    await page.getByRole('combobox', { name: 'Source' }).selectOption('large')
    await page.waitForURL('**/operations?source=large&status=interrupted')
    await until(async () => {
      const { runs } = await operations()
      const stopped = runs.filter(({ status, asked }) => status === 'interrupted' && asked.includes('large'))
      expect(await page.getByRole('table').locator('tbody tr').count()).toBe(stopped.length)
    })
    await page.reload()
    await page.getByRole('table').getByText('stopped').first().waitFor()
    await page.getByRole('combobox', { name: 'Status' }).selectOption('died')
    await page.getByRole('button', { name: 'Show all runs' }).click()
    await page.getByRole('table').getByText('published').first().waitFor()
  })

  it('lie on a timeline that the keyboard walks along', async () => {
    const page = await open('/operations')
    const marks = page.getByRole('group', { name: /^Runs over time by source/ }).getByRole('link')
    await marks.first().waitFor()
    expect(await page.locator('svg a[tabindex="0"]').count()).toBe(1)
    await page.locator('svg a[tabindex="0"]').focus()
    await page.keyboard.press('Home')
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(name).toMatch(/^small: published, /)
    await page.keyboard.press('Enter')
    await heading(page, /^Published \w{4} in/)
  })
})

describe('the page of a run', () => {
  it('says what was read and found, as the API does', async () => {
    const { runs } = await operations()
    const { id } = runs.find(({ status }) => status === 'published')!
    const run = runAnswer.parse(await (await api(`exports/${id}`)).json())
    const page = await open(`/operations/runs/${id}`)
    await heading(page, /^Published \w{4} in/)
    for (const phase of ['Fetch', 'Build', 'Check', 'Publish']) await page.getByText(phase, { exact: true }).waitFor()
    const read = page.getByRole('region', { name: 'What was read' }).getByRole('row', { name: /^small/ })
    expect(await read.innerText()).toContain(new Intl.NumberFormat('en').format(run.sources[0]!.read))
    const warnings = run.findings.filter(({ severity, told }) => told && severity === 'warning').length
    if (warnings > 0) await page.getByRole('heading', { name: `Warnings ${warnings}` }).waitFor()
    await page.getByRole('link', { name: run.snapshot! }).waitFor()
    await isOpenToAll(page)
  })

  it('that was stopped says what stands', async () => {
    const { runs } = await operations()
    const { id } = runs.find(({ status }) => status === 'interrupted')!
    const page = await open(`/operations/runs/${id}`, { width: 320 })
    await heading(page, /^Stopped while fetching$/)
    await page.getByText(/Nothing was published: the snapshot before it still serves/).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await isOpenToAll(page)
  })

  it('that nobody has on record says so', async () => {
    const page = await open('/operations/runs/20200101T000000Z-abcdef')
    await heading(page, /^There is no such run$/)
    await page.getByRole('link', { name: 'All runs' }).click()
    await page.getByRole('table').waitFor()
  })
})

describe('the strip', () => {
  it('says when the next export begins', async () => {
    const page = await open('/')
    await page
      .getByRole('region', { name: 'What you are looking at' })
      .getByText(/^next export in/)
      .waitFor()
  })
})

describe('the help to connect a repository', () => {
  it('is reached from the operations, and gives each of its texts to be copied', async () => {
    const page = await open('/operations')
    await page.getByRole('link', { name: 'How to connect a source' }).click()
    await heading(page, /^Connect a repository$/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy the lines for An Orthanc, or another DICOMweb server' }).click()
    await page.getByText('Copied', { exact: true }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('kind: dicomweb')
    await isOpenToAll(page)
  })

  it('is no wider than the page', async () => {
    const page = await open('/help/connect', { width: 320 })
    await heading(page, /^Connect a repository$/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
})
