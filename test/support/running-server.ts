import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

// Built, this stands a folder deeper.
const above = [join(import.meta.dirname, '../..'), join(import.meta.dirname, '../../..')]
const root = above.find((folder) => existsSync(join(folder, 'topogram.mjs'))) ?? '.'

/** A server of its own process on a free port, over a home of its own. It is what `npm start` starts, or that itself. */
export class RunningServer {
  private constructor(
    readonly url: string,
    readonly home: string,
    /** Told at the first start of a home; without it requests are the public's. */
    private readonly first: string | null,
    private readonly child: ChildProcess,
  ) {}

  /** @param configuration YAML of topogram.yaml; it is exported before the server listens, unless told not to */
  static async start(
    configuration: string,
    {
      firstExport = true,
      isNpmStart = false,
      home = mkdtempSync(join(tmpdir(), 'topogram-server-')),
      nodeOptions = process.env['NODE_OPTIONS'] ?? '',
    } = {},
  ): Promise<RunningServer> {
    const file = join(home, 'topogram.yaml')
    writeFileSync(file, configuration)
    const ours = { TOPOGRAM_HOME: home, TOPOGRAM_CONFIG: file, HOST: '127.0.0.1', NODE_OPTIONS: nodeOptions }
    const environment = { ...process.env, ...ours }
    const topogram = [join(root, 'topogram.mjs'), 'serve', ...(firstExport ? ['--first-export'] : [])]
    const words = [...(isNpmStart ? [join(root, 'start.mjs')] : topogram), '--port', '0']
    const child = spawn(process.execPath, words, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
    const { address, token } = await told(child)
    return new RunningServer(address, home, token, child)
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  get operatorsToken(): string {
    if (this.first === null) throw new Error('this home had a token before')
    return this.first
  }

  /** What a request carries that is the operator's. */
  get asOperator(): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.operatorsToken}` }
  }

  /** What `topogram export` does beside a server that runs. */
  async export(): Promise<void> {
    const environment = { ...process.env, TOPOGRAM_HOME: this.home, TOPOGRAM_CONFIG: join(this.home, 'topogram.yaml') }
    const words = [join(root, 'topogram.mjs'), 'export']
    const child = spawn(process.execPath, words, { env: environment, stdio: 'ignore' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`the export ended with ${code}`)
  }

  async stop(): Promise<number | null> {
    const hasEnded = this.child.exitCode !== null || this.child.signalCode !== null
    const ended = hasEnded ? [this.child.exitCode] : once(this.child, 'exit')
    this.child.kill('SIGINT')
    const [code] = (await ended) as [number | null]
    rmSync(this.home, { recursive: true, force: true })
    return code
  }
}

async function told(child: ChildProcess): Promise<{ readonly address: string; readonly token: string | null }> {
  if (!child.stderr) throw new Error('the server has no standard error')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /^Topogram is at (http:\/\/\S+)/.exec(line)?.[1]
    if (address !== undefined) {
      child.stderr.resume()
      return { address, token: said.map((each) => /^ {2}(tpg_\S+)$/.exec(each)?.[1]).find((each) => each) ?? null }
    }
    said.push(line)
  }
  throw new Error(`the server ended without an address:\n${said.join('\n')}`)
}
