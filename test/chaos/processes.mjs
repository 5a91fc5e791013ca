/** The real processes of a home: a server, and exports that are killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../topogram.mjs', import.meta.url))

const started = (home, words, stdio) =>
  spawn(process.execPath, [program, ...words], {
    env: { ...process.env, TOPOGRAM_HOME: home, TOPOGRAM_CONFIG: `${home}/topogram.yaml`, HOST: '127.0.0.1' },
    stdio,
  })

/** @returns the address of a server on a free port, and how to stop it */
export async function serve(home) {
  const child = started(home, ['serve', '--port', '0'], ['ignore', 'ignore', 'pipe'])
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /^Topogram is at (http:\/\/\S+)/.exec(line)?.[1]
    if (!url) continue
    child.stderr.resume()
    const stop = async () => {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    }
    return { url, stop }
  }
  throw new Error('the server ended before it listened')
}

/** An export; killed after so many milliseconds, unless it has ended. @returns whether it was killed */
export async function exported(home, killAfter = null) {
  const child = started(home, ['export'], 'ignore')
  const ended = once(child, 'exit')
  const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  const [code, signal] = await ended
  clearTimeout(timer)
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`an export that was not killed ended with ${code}`)
  return signal === 'SIGKILL'
}
