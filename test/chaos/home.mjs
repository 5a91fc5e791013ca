/** What may lie in a home between two exports, and what a crash must not leave behind after the next start. */
import { readdirSync } from 'node:fs'

const allowed = [
  /^(?:current\.json|export\.lock|schedule\.lock|paused\.json|pseudonym\.key|pseudonym\.fingerprint|topogram\.yaml)$/,
  /^snapshots\/[0-9a-f]{12}\.(?:duckdb|json)$/,
  /^runs\/\d{8}T\d{6}Z-[0-9a-f]{6}\.json$/,
  // Who asked what: written by the server, and only added to.
  /^audit\/audit(?:[.-][0-9TZ.-]+)?\.jsonl$/,
  /^tokens\/[0-9a-f]{12}\.(?:json|used)$/,
  // What was fetched of a source is kept to go on from.
  /^fetched\/[a-z0-9-]+\.(?:kept|part)\.json$/,
  /^fetched\/[a-z0-9-]+\.[0-9a-f]{8}\.duckdb(?:\.wal)?$/,
]

/** Files that nothing accounts for. */
export function leftBehind(home) {
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(home.length + 1))
  return files.filter((file) => !allowed.some((pattern) => pattern.test(file)))
}

/** Every snapshot has both its files, or neither. */
export function halfSnapshots(home) {
  const names = readdirSync(`${home}/snapshots`)
  const ids = new Set(names.map((name) => name.slice(0, 12)))
  return [...ids].filter((id) => !names.includes(`${id}.duckdb`) || !names.includes(`${id}.json`))
}
