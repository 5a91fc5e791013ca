/**
 * `npm run audit`: what the advisory service of the registry knows of the packages in the lock file. Ends with 1 where
 * one of them has an advisory of high or critical severity, and with 2 where the service could not be asked.
 */
import { npm } from './npm.mjs'

const { stdout, stderr } = npm(['audit', '--json', '--package-lock-only'])
const answer = parsed(stdout)

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

if (!answer?.metadata?.vulnerabilities) {
  const why = answer?.message ?? answer?.error?.summary ?? stderr.trim().split('\n')[0] ?? 'it did not answer'
  console.error(`the advisory service of the npm registry cannot be asked from here: ${why}`)
  console.error('nothing is known about advisories; run npm run audit on a machine that reaches it')
  process.exit(2)
}
const { info, low, moderate, high, critical } = answer.metadata.vulnerabilities
console.log(`advisories: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low, ${info} for information`)
for (const [name, { severity, range, fixAvailable }] of Object.entries(answer.vulnerabilities)) {
  console.log(`${severity}: ${name} ${range}${fixAvailable ? ' (an update mends it)' : ''}`)
}
process.exitCode = critical + high > 0 ? 1 : 0
