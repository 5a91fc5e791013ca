/**
 * `npm run bench`: exports of 30,000 and 1,000,000 synthetic studies, questions on each, and a commons of as many read
 * over HTTP, as tables.
 *
 * `npm run bench -- 30000` measures that size alone.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build, install } from '../../bootstrap.mjs'
import { measureCommons } from './commons.mjs'

const root = join(import.meta.dirname, '../..')
const asked = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [30_000, 1_000_000]
const rounds = 9

const questions = [
  'trends?measure=patients',
  'trends?measure=studies&by=modality&grain=month',
  'trends?measure=patients&by=modality&grain=month',
  'trends?measure=icuAdmitted&by=sex,ageBand&grain=month',
  'trends?measure=hospitalStay&by=modality',
  'trends?measure=studies&by=patientSubdivision&grain=month',
  'trends?measure=typicalAppearance&by=annotationGrade&grain=quarter',
  'trends?measure=studies&by=modality,bodyPart,site',
  'trends?measure=patients&by=modality,bodyPart,site',
  'trends?measure=images&by=ageDecade,race,patientSubdivision',
  'trends?measure=annotated&by=modality,ageBand,sex&grain=quarter',
  'trends?measure=studiesPerPatient&by=modality,bodyPart,site',
  'trends?measure=contributionLag&by=modality,annotationLabel,sex',
  'trends?measure=died&by=modality,site&grain=quarter&where=bodyPart:chest',
  'trends?measure=icuAdmitted&by=sex&grain=month&panel=fixed',
  'change?measure=icuAdmitted&by=sex&grain=month&joinpoints=2',
  'change?measure=annotated&by=modality&grain=month',
  'change?measure=typicalAppearance&by=ageDecade&grain=quarter',
  'aberrations?measure=studies&by=modality&grain=isoWeek',
  'aberrations?measure=studies&by=patientSubdivision&grain=day',
  'outcomes/curves?event=discharged&by=ageBand',
  'outcomes/curves?event=discharged&by=modality',
  'outcomes/curves?event=discharged&by=modality&entry=firstStudy',
  'outcomes/standardised?measure=icuAdmitted&by=patientSubdivision',
  'outcomes/standardised?measure=icuAdmitted&by=modality',
  'outcomes/standardised?measure=icuAdmitted&by=modality,patientSubdivision,race',
  'representation?attribute=ageBand&reference=us-residents&grain=quarter',
  'representation?attribute=ageBand&reference=us-residents&where=modality:CT',
  'delay?grain=month',
  'delay?grain=month&by=site',
  'delay?grain=month&by=modality',
  'quality?by=site',
  'quality',
  'quality?by=patientZip3',
  'quality?grain=month&by=site',
  'quality?grain=quarter&where=bodyPart:chest',
]

function environmentOf(home, studies) {
  const configuration = join(home, 'topogram.yaml')
  writeFileSync(configuration, `sources: [{ name: bench, kind: synthetic, studies: ${studies}, seed: 1 }]\n`)
  return { ...process.env, TOPOGRAM_HOME: join(home, 'var'), TOPOGRAM_CONFIG: configuration }
}

function exported(env) {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'measured-export.mjs')], {
    env,
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(child.stderr)
  const [id, ...lines] = child.stdout.trim().split('\n')
  return { id, ...JSON.parse(lines.at(-1)) }
}

async function served(env) {
  const child = spawn(process.execPath, [join(root, 'topogram.mjs'), 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /^Topogram is at (http:\/\/\S+)/.exec(line)?.[1]
    if (address) {
      child.stderr.resume()
      return { url: address, stop: () => child.kill('SIGINT') }
    }
  }
  throw new Error('the server ended without an address')
}

async function timed(url, question) {
  const times = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    const response = await fetch(`${url}/api/v1/${question}`)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${question}: ${response.status}`)
    times.push(performance.now() - startedAt)
  }
  times.sort((a, b) => a - b)
  return { 'median ms': Math.round(times[Math.floor(rounds / 2)]), 'slowest ms': Math.round(times.at(-1)) }
}

await install()
await build()
console.log(`Node ${process.versions.node}, ${cpus().length} cores`)
const exports = []
const answers = new Map(questions.map((question) => [question, { question }]))
for (const studies of sizes) {
  const home = mkdtempSync(join(tmpdir(), 'topogram-bench-'))
  try {
    const env = environmentOf(home, studies)
    const { id, seconds, peakMegabytes } = exported(env)
    const folder = join(home, 'var', 'snapshots')
    const file = readdirSync(folder).find((name) => name.endsWith('.duckdb'))
    exports.push({
      studies,
      snapshot: id,
      seconds: Number(seconds.toFixed(1)),
      'peak MB': Math.round(peakMegabytes),
      'studies a second': Math.round(studies / seconds),
      'file MB': Math.round(statSync(join(folder, file)).size / 1e6),
    })
    const server = await served(env)
    for (const question of questions) {
      const { 'median ms': median, 'slowest ms': slowest } = await timed(server.url, question)
      Object.assign(answers.get(question), { [`${studies}: median ms`]: median, [`${studies}: slowest ms`]: slowest })
    }
    server.stop()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
console.table(exports)
console.table([...answers.values()])
console.table(await measureCommons(Math.max(...sizes)))
await import('../../dist/test/known-truth/report.js')
