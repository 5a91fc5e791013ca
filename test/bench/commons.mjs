/** A commons read over HTTP against the same records read from its files, each exported by a process of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const built = join(import.meta.dirname, '../../dist/test')

/** The commons, in a process of its own, once it has written its records down and listens. */
async function commonsOf(folder, studies) {
  const words = [join(built, 'emulators/gen3/serve.js'), String(studies), '1', folder, '0']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { ...JSON.parse(line), stop: () => child.kill() }
}

function measured(words, env) {
  const child = spawnSync(process.execPath, words, { env: { ...process.env, ...env }, encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout.trim().split('\n').at(-1))
}

function row(reading, { seconds, peakMegabytes, idleMegabytes }, studies, fromDisk) {
  return {
    reading,
    seconds: Number(seconds.toFixed(1)),
    'times as long as from disk': Number((seconds / fromDisk.seconds).toFixed(2)),
    'studies a second': Math.round(studies / seconds),
    'peak MB': Math.round(peakMegabytes),
    'MB above idle': Math.round(peakMegabytes - idleMegabytes),
  }
}

/** One row for each way of reading. */
export async function measureCommons(studies) {
  const home = mkdtempSync(join(tmpdir(), 'topogram-bench-'))
  const folder = join(home, 'commons')
  const commons = await commonsOf(folder, studies)
  try {
    const [configuration, key] = [join(home, 'topogram.yaml'), join(home, 'key.json')]
    writeFileSync(key, JSON.stringify(commons.credentials))
    const source = `{ name: bench, kind: gen3, url: ${commons.url}, credentials: 'file:key.json' }`
    writeFileSync(configuration, `sources: [${source}]\n`)
    const env = { TOPOGRAM_HOME: join(home, 'over-http'), TOPOGRAM_CONFIG: configuration }
    const overHttp = measured([join(import.meta.dirname, 'measured-export.mjs')], env)
    const fromDisk = measured([join(built, 'bench/export-from-disk.js'), folder, join(home, 'from-disk')], {})
    return [
      row('a Gen3 commons over HTTP', overHttp, studies, fromDisk),
      row('its records from disk', fromDisk, studies, fromDisk),
    ]
  } finally {
    commons.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
