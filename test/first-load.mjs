/** How much a browser fetches before the first screen stands. Vega and Recharts come later, on demand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes after gzip. */
const budgets = { script: 170_000, style: 20_000 }

/** The entry of a Vite manifest and everything it imports statically. */
function chunks(manifest, name, found = new Set()) {
  if (found.has(name)) return found
  found.add(name)
  for (const imported of manifest[name].imports ?? []) chunks(manifest, imported, found)
  return found
}

/** Print the first load beside its budget. @returns whether it keeps to it */
export function firstLoad(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))
  const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)
  const loaded = [...chunks(manifest, entry)].map((name) => manifest[name])
  const size = (files) =>
    [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  const sizes = { script: size(loaded.map(({ file }) => file)), style: size(loaded.flatMap(({ css = [] }) => css)) }
  const isVegaFree = !loaded.some(({ file }) => /vega/.test(file))
  const kept = isVegaFree && Object.keys(budgets).every((kind) => sizes[kind] <= budgets[kind])
  const told = Object.keys(budgets).map((kind) => `${kind} ${sizes[kind]} of ${budgets[kind]} bytes`)
  console.log(`${kept ? 'ok    ' : 'FAILED'} first load, gzip: ${told.join(', ')}`)
  return kept
}
