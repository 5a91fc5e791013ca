/** A large commons as a process: `node dist/test/emulators/gen3/serve.js STUDIES SEED FOLDER PORT`. It tells its address. */
import { emulate } from '../server.js'
import { writeBodies } from './bodies.js'
import { Fence, jwt } from './fence.js'
import { largeCommons } from './large-commons.js'

const [studies = 1000, seed = 1] = process.argv.slice(2, 4).map(Number)
const [folder = '.', port = '0'] = process.argv.slice(4)
const kept = await writeBodies(folder, { studies, seed, dirt: false })
const key = jwt({ exp: Math.floor(Date.now() / 1000) + 30 * 86_400 })
const projects = [...(kept.counts.get('case')?.keys() ?? [])]
const { url } = await emulate(largeCommons(folder, kept, new Fence([{ key, projects }], [])), Number(port))
process.stdout.write(`${JSON.stringify({ url, credentials: { api_key: key } })}\n`)
