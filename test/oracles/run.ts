/**
 * `npm run test:oracles`: every case of every oracle file of a folder, a line for each file. The folder is
 * `../shared/oracles`, another one where TOPOGRAM_ORACLES names it. `npm run test:oracles -- 12 30` runs those files.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { informational } from './informational.js'
import { methods } from './methods/all.js'
import { readOracles, type OracleFile } from './oracle-file.js'
import { methodOf, outcomeOf } from './outcome.js'

/** Of the misses of a file as many are told. */
const told = 5

function passes(file: OracleFile): boolean {
  const { name } = file
  const method = methodOf(file, methods)
  if (method === undefined) {
    console.log(`MISSED  ${name}: no method for it`)
    return false
  }
  const outcomes = outcomeOf(file, method)
  const missed = outcomes.filter(({ misses }) => misses.length > 0)
  const worst = outcomes.reduce((most, each) => Math.max(most, each.worst), 0)
  const share = `${outcomes.length - missed.length} of ${outcomes.length} cases`
  console.log(
    `${missed.length === 0 ? 'ok     ' : 'MISSED '} ${name}: ${share}, worst error ${shortened(worst)} of tolerance`,
  )
  for (const { id, misses } of missed.slice(0, told)) {
    for (const { path, expected, got } of misses.slice(0, told)) {
      const found = got instanceof Error ? (got.stack ?? got.message) : JSON.stringify(got)
      console.log(`          case ${id}${path}: expected ${JSON.stringify(expected).slice(0, 100)}, got ${found}`)
    }
  }
  return missed.length === 0
}

const shortened = (worst: number): string => (worst === 0 ? '0' : worst.toPrecision(2))

const folder = resolve(process.env['TOPOGRAM_ORACLES'] ?? join(import.meta.dirname, '../../../../shared/oracles'))
if (!existsSync(folder)) {
  console.error(`there is no folder of oracles at ${folder}: set TOPOGRAM_ORACLES to one, such as test/reference`)
  process.exit(1)
}
const asked = process.argv.slice(2)
const files = readOracles(folder).filter(({ name }) => asked.length === 0 || asked.some((one) => name.startsWith(one)))
if (files.length === 0) {
  console.error(`there is no oracle file ${asked.join(' ')} in ${folder}`)
  process.exit(1)
}
for (const [number, fields] of Object.entries(informational)) {
  if (files.some(({ name }) => name.startsWith(`${number}-`))) {
    console.log(`for information only, not compared, in ${number}: ${fields.join(', ')}`)
  }
}
process.exitCode = files.map(passes).every(Boolean) ? 0 : 1
