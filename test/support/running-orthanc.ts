import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const usual = { program: '/usr/sbin/Orthanc', plugin: '/usr/share/orthanc/plugins/libOrthancDicomWeb.so' }
const program = process.env['TOPOGRAM_ORTHANC'] || usual.program
const plugin = process.env['TOPOGRAM_ORTHANC_PLUGIN'] || usual.plugin

/** Whether a real archive can be started here; `npm test` installs one where it may. */
export const hasOrthanc = existsSync(program) && existsSync(plugin)

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** A real Orthanc of its own folder and port, for one test. */
export class RunningOrthanc {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  get dicomweb(): string {
    return `${this.url}/dicom-web`
  }

  static async start(users?: Readonly<Record<string, string>>): Promise<RunningOrthanc> {
    const folder = mkdtempSync(join(tmpdir(), 'topogram-orthanc-'))
    const port = await freePort()
    const configuration = {
      ...{ Name: 'test', StorageDirectory: join(folder, 'storage'), IndexDirectory: join(folder, 'storage') },
      ...{ HttpPort: port, DicomServerEnabled: false, RemoteAccessAllowed: false, Plugins: [plugin] },
      ...(users ? { AuthenticationEnabled: true, RegisteredUsers: users } : { AuthenticationEnabled: false }),
      DicomWeb: { Enable: true, Root: '/dicom-web/' },
    }
    const file = join(folder, 'orthanc.json')
    writeFileSync(file, JSON.stringify(configuration))
    const child = spawn(program, [file], { stdio: 'ignore' })
    const running = new RunningOrthanc(`http://127.0.0.1:${port}`, folder, child)
    for (let look = 0; look < 100; look += 1) {
      const answered = await fetch(running.url).catch(() => null)
      if (answered) return running
      await setTimeout(100)
    }
    throw new Error('Orthanc did not answer within 10 s')
  }

  async store(files: readonly Buffer[]): Promise<void> {
    for (const file of files) {
      const { status } = await fetch(`${this.url}/instances`, { method: 'POST', body: new Uint8Array(file) })
      if (status !== 200) throw new Error(`Orthanc took a file with ${status}`)
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }
}
