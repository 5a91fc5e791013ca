import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { trendAnswer, type TrendAnswer } from '#analytics/contract/trends.js'
import { catalogueAnswer, type CatalogueAnswer } from '#analytics/contract/catalogue.js'
import { findBrowser } from '../find-browser.mjs'
import { RunningServer } from './running-server.js'

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
]

/** A repository small enough to export in seconds, with enough in it that some of its numbers are withheld. */
export const smallRepository = 'sources: [{ name: demo, kind: synthetic, studies: 4000, seed: 3 }]'

interface Reader {
  /** Signed in by the token of the first start; else the reader is the public. */
  readonly isOperator?: boolean
  readonly width?: number
  readonly theme?: 'light' | 'dark'
  /** What is done before the page is asked for, such as holding answers back. */
  readonly before?: (page: Page) => Promise<unknown>
}

/** A real server and a real browser before it. */
export class Dashboard {
  /** What the pages complained about on the console, and what they threw. */
  readonly faults: string[] = []
  /** Addresses that the pages asked for. */
  readonly requests: string[] = []

  private constructor(
    readonly server: RunningServer,
    private readonly browser: Browser,
  ) {}

  static async start(configuration: string, options: { readonly firstExport?: boolean } = {}): Promise<Dashboard> {
    const server = await RunningServer.start(configuration, options)
    const executablePath = process.env['TOPOGRAM_BROWSER'] ?? findBrowser()
    return new Dashboard(server, await chromium.launch({ executablePath, args: flags }))
  }

  /** A page of a reader who was never here: storage, cache and cookies are empty. */
  async open(path: string, { isOperator = false, width = 1440, theme = 'light', before }: Reader = {}): Promise<Page> {
    const options: BrowserContextOptions = { viewport: { width, height: 900 }, colorScheme: theme }
    const context = await this.browser.newContext({ ...options, baseURL: this.server.url, reducedMotion: 'reduce' })
    context.setDefaultTimeout(15_000)
    if (isOperator) await context.request.post('/auth/session', { data: { token: this.server.operatorsToken } })
    const page = await context.newPage()
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') this.faults.push(`${line.type()}: ${line.text()}`)
    })
    page.on('pageerror', (error) => this.faults.push(`thrown: ${error.message}`))
    page.on('request', (request) => this.requests.push(request.url()))
    await before?.(page)
    await page.goto(path)
    return page
  }

  /** What a client is told who asks the same, without a browser. */
  async answer(query: string): Promise<TrendAnswer> {
    return trendAnswer.parse(await (await fetch(`${this.server.url}/api/v1/trends?${query}`)).json())
  }

  async catalogue(): Promise<CatalogueAnswer> {
    return catalogueAnswer.parse(await (await fetch(`${this.server.url}/api/v1/catalogue`)).json())
  }

  /** Leaves all pages, and forgets what they said. @returns their faults */
  async leave(): Promise<readonly string[]> {
    await Promise.all(this.browser.contexts().map((context) => context.close()))
    this.requests.length = 0
    return this.faults.splice(0)
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.server.stop()
  }
}
