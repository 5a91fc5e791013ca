import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.js'
import { growth } from './memory.js'
import { fuzzedServer } from './server.js'

/** Megabytes that may come and go with the garbage of an engine and of a database. */
const allowedGrowth = 40

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const { server, credentials } = await fuzzedServer()
try {
  const { url, pid } = server
  const [requests, seed] = [Number(values.requests), Number(values.seed)]
  const onProgress = (sent: number, megabytes: number) => {
    if (sent % 10 === 0) process.stderr.write(`\r${sent} of ${requests}, server at ${megabytes.toFixed(0)} MB `)
  }
  const { statuses, findings, megabytes, seconds } = await fuzz({ url, pid, requests, seed, credentials, onProgress })
  const isAlive = await fetch(`${url}/api/v1/trends?measure=patients`).then(
    ({ status }) => status === 200,
    () => false,
  )
  const grown = growth(megabytes)
  const byStatus = [...statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`)
  process.stderr.write('\n')
  console.log(
    `seed ${seed}: ${requests} requests in ${seconds.toFixed(0)} s (${(requests / seconds).toFixed(0)} a second)`,
  )
  console.log(`answers by status: ${byStatus.join(', ')}`)
  console.log(`memory: ${megabytes.map((each) => each.toFixed(0)).join(' ')} MB; grown by ${grown.toFixed(1)} MB`)
  for (const { request, wrong, text } of findings.slice(0, 20)) {
    console.log(`WRONG ${wrong.join('; ')}\n  ${JSON.stringify(request).slice(0, 1_000)}\n  ${text}`)
  }
  console.log(`${findings.length} answers were wrong; the server ${isAlive ? 'answers' : 'DOES NOT ANSWER'} afterwards`)
  if (findings.length > 0 || !isAlive || grown > allowedGrowth) process.exitCode = 1
} finally {
  await server.stop()
}
