/**
 * `npm run sbom`: the software bill of materials (CycloneDX) of what the lock file has, into dist/sbom.cdx.json. Nothing
 * is asked of the network. What the dashboard is built from is in it as development: it reaches readers, too.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { npm } from './npm.mjs'

const words = ['sbom', '--offline', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']
const { status, stdout, stderr } = npm(words)
if (status !== 0) {
  console.error(stderr.trim())
  process.exit(1)
}
const bill = JSON.parse(stdout)
// npm names it after the folder it lies in.
bill.metadata.component.name = 'topogram'
const file = fileURLToPath(new URL('dist/sbom.cdx.json', import.meta.url))
mkdirSync(fileURLToPath(new URL('dist', import.meta.url)), { recursive: true })
writeFileSync(file, JSON.stringify(bill, null, 1))
const unlicensed = bill.components.filter(({ licenses }) => !licenses?.length).map((each) => each['bom-ref'])
console.log(`${bill.components.length} packages, each with its version, licence and SHA-512, are in ${file}`)
if (unlicensed.length > 0) console.log(`without a licence in their own description: ${unlicensed.join(', ')}`)
