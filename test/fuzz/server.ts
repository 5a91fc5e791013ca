import { homeAt } from '#api/snapshots/home.js'
import { Tokens } from '#api/identity/tokens.js'
import { grantedRoles } from '#api/identity/granted-roles.js'
import { RunningServer } from '../support/running-server.js'

/** Small enough that the questions themselves are no load, and with limits off that would refuse a single client. */
const configuration = `
sources: [{ name: demo, kind: synthetic, studies: 2000, seed: 5, dirt: true }]
http: { rateLimit: { public: off, researcher: off, manager: off, operator: off, badCredentials: off } }
`

/**
 * With all the memory of a machine the engine tidies up late, which would look like a leak. The widest questions of a
 * manager need 300 MB, two at a time.
 */
const nodeOptions = '--max-old-space-size=700'

/** A server to be fuzzed, and what requests of each role carry. */
export async function fuzzedServer() {
  const server = await RunningServer.start(configuration, { nodeOptions })
  const tokens = new Tokens(homeAt(server.home))
  const made = grantedRoles.map(async (role) => {
    const [text] = await tokens.create({ role, name: 'fuzz' }, 86_400_000, new Date())
    return [role, { authorization: `Bearer ${text}` }] as const
  })
  const guessed = { authorization: "Bearer tpg_x' OR '1'='1" }
  return { server, credentials: { public: {}, guessed, ...Object.fromEntries(await Promise.all(made)) } }
}
