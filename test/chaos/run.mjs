/**
 * `npm run chaos`: kills exports at random moments while a server answers questions, and says whether any answer was
 * wrong or missing, and whether anything was left behind.
 *
 *   node test/chaos/run.mjs [--kills 200] [--seed 1] [--studies 20000]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build, install, requireNode } from '../../bootstrap.mjs'
import { halfSnapshots, leftBehind } from './home.mjs'
import { exported, serve } from './processes.mjs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    studies: { type: 'string', default: '20000' },
  },
})
const [kills, seed, studies] = [values.kills, values.seed, values.studies].map(Number)

/** Mulberry32: the same seed kills at the same moments. */
function randomOf(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Asks all the time, and compares each answer with the first one that the same snapshot gave. */
class Questions {
  asked = 0
  wrong = []
  snapshots = new Map()
  #isOn = true

  constructor(url) {
    this.url = url
    this.asking = Promise.all([this.#ask(), this.#ask()])
  }

  async stop() {
    this.#isOn = false
    await this.asking
  }

  async #ask() {
    while (this.#isOn) {
      this.asked += 1
      try {
        const response = await fetch(`${this.url}/api/v1/trends?measure=studies&by=modality`)
        const text = await response.text()
        if (response.status === 200) this.#compare(JSON.parse(text))
        else this.wrong.push(`status ${response.status}: ${text.slice(0, 200)}`)
      } catch (error) {
        this.wrong.push(String(error))
      }
      await sleep(5)
    }
  }

  #compare({ snapshot, groups, total }) {
    const content = JSON.stringify([groups, total])
    const before = this.snapshots.get(snapshot.id)
    if (before === undefined) this.snapshots.set(snapshot.id, content)
    else if (before !== content) this.wrong.push(`two answers of snapshot ${snapshot.id}`)
  }
}

/** Each export reads another repository: there is always something new to publish. */
const configure = (home, round) =>
  writeFileSync(
    join(home, 'topogram.yaml'),
    `sources: [{ name: demo, kind: synthetic, studies: ${studies + (round % 7)}, seed: ${round % 5} }]\nsnapshots: { keep: 3 }\n`,
  )

async function campaign(home) {
  const random = randomOf(seed)
  configure(home, 0)
  const startedAt = performance.now()
  await exported(home)
  const usual = performance.now() - startedAt
  let server = await serve(home)
  let questions = new Questions(server.url)
  const counts = { killed: 0, ended: 0, asked: 0, restarts: 0 }
  const faults = []
  for (let round = 1; counts.killed < kills; round += 1) {
    configure(home, round)
    const wasKilled = await exported(home, random() * usual * 2)
    counts[wasKilled ? 'killed' : 'ended'] += 1
    if (round % 20 !== 0 && counts.killed < kills) continue
    await questions.stop()
    counts.asked += questions.asked
    faults.push(...questions.wrong)
    await server.stop()
    server = await serve(home)
    counts.restarts += 1
    faults.push(...leftBehind(home).map((file) => `left behind: ${file}`))
    faults.push(...halfSnapshots(home).map((id) => `half a snapshot: ${id}`))
    questions = new Questions(server.url)
  }
  await questions.stop()
  await server.stop()
  return { ...counts, usual, faults }
}

requireNode()
await install()
await build()
const home = mkdtempSync(join(tmpdir(), 'topogram-chaos-'))
try {
  const { faults, usual, ...counts } = await campaign(home)
  const rows = [
    ['seed', seed],
    ['an export undisturbed, ms', Math.round(usual)],
    ['exports killed', counts.killed],
    ['exports that ended first', counts.ended],
    ['questions answered', counts.asked],
    ['starts after which the home was looked through', counts.restarts],
    ['answers wrong or missing, things left behind', faults.length],
  ]
  for (const [name, value] of rows) console.log(`${String(name).padEnd(50)}${String(value).padStart(10)}`)
  for (const fault of faults.slice(0, 20)) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
