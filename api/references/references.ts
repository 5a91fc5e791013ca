import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { builtInReferences } from '#data/references/all.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { ConfigurationError, type Configuration } from '#api/configuration.js'
import { errorCode } from '#api/error-code.js'
import { otherThanFile } from '#api/file-kind.js'
import { referenceRows, type Judged } from './reference-rows.js'

/** Larger files are no table of a population. */
const largest = 1_000_000

/** Beyond these many nobody reads on. */
const mostProblems = 20

/**
 * The reference populations there are: those of the program, then those that the configuration names.
 *
 * @throws ConfigurationError naming each file, line and column that is wrong
 */
export function referencesOf({
  references,
  folder,
}: Pick<Configuration, 'references' | 'folder'>): readonly ReferencePopulation[] {
  const problems: string[] = []
  const configured = references.flatMap(({ name, label, source, date, file }) => {
    const judged = judgedFile(resolve(folder, file))
    if ('figures' in judged) return [{ id: name, label, source, date: date ?? null, attributes: judged.figures }]
    problems.push(...judged.problems.map((problem) => `${file}: ${problem}`))
    return []
  })
  if (problems.length === 0) return [...builtInReferences, ...configured]
  const rest = problems.length - mostProblems
  const told = problems.slice(0, mostProblems)
  throw new ConfigurationError([...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'))
}

function judgedFile(path: string): Judged {
  try {
    const is = statSync(path)
    const other = otherThanFile(is)
    if (other !== null) return { problems: [`is ${other}: name a CSV file`] }
    if (is.size > largest) return { problems: [`has ${is.size} bytes, more than a table of a population`] }
    const bytes = readFileSync(path)
    if (!isUtf8(bytes) || bytes.includes(0)) return { problems: ['is not UTF-8 text: save it as CSV in UTF-8'] }
    return referenceRows(bytes.toString('utf8'))
  } catch (error) {
    const code = errorCode(error)
    if (code === null) throw error
    return { problems: [`cannot be read (${code})`] }
  }
}
