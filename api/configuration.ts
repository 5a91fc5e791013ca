import { basename, dirname } from 'node:path'
import { LineCounter } from 'yaml'
import { builtInReferences } from '#data/references/all.js'
import { problem, problems, type Text } from './configuration/problems.js'
import { configuration, type Settings } from './configuration/schema.js'
import { contentOf, documentOf, NotYaml, yamlTextOf } from './yaml/content.js'
import { mistakeInYaml } from './yaml/words.js'
import { errorCode } from './error-code.js'
import type { Environment } from './environment.js'

/** The token by which Nest hands the configuration on. */
export const CONFIGURATION = Symbol('configuration')

export interface Configuration extends Settings {
  /** Paths in the configuration are relative to this folder. */
  readonly folder: string
}

/** A configuration that cannot be used: one line for each thing to change. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** @throws ConfigurationError */
export function parseConfiguration(yaml: string, file: string, folder: string): Configuration {
  const lines = new LineCounter()
  const document = within(file, () => documentOf(yaml, { lineCounter: lines }))
  const broken = document.errors.map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${mistakeInYaml(error)}`)
  if (broken.length > 0) throw new ConfigurationError(broken.join('\n'))
  const text: Text = { file, document, lines }
  const parsed = configuration.safeParse(within(file, () => contentOf(document)) ?? {})
  if (!parsed.success) throw new ConfigurationError(problems(text, parsed.error.issues).join('\n'))
  const twice = duplicateNames(text, parsed.data)
  if (twice.length > 0) throw new ConfigurationError(twice.join('\n'))
  return { ...parsed.data, folder }
}

function within<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotYaml) throw new ConfigurationError(`${file}: ${error.message}`)
    throw error
  }
}

function duplicateNames(text: Text, { sources, references }: Settings): readonly string[] {
  const builtIn = builtInReferences.map(({ id }) => id)
  const taken = references.flatMap(({ name }, i) =>
    builtIn.includes(name)
      ? [problem(text, ['references', i, 'name'], `"${name}" is a reference population of the program`)]
      : [],
  )
  return [...twice(text, 'sources', sources), ...twice(text, 'references', references), ...taken]
}

function twice(text: Text, list: string, named: readonly { readonly name: string }[]): readonly string[] {
  return named.flatMap(({ name }, i) => {
    const first = named.findIndex((each) => each.name === name)
    return first === i ? [] : [problem(text, [list, i, 'name'], `${list}[${first}] already has the name "${name}"`)]
  })
}

/** Read the configuration the environment names; the defaults where there is no topogram.yaml. */
export function readConfiguration({ configurationFile, configurationNamed }: Environment): Configuration {
  const folder = dirname(configurationFile)
  try {
    const name = basename(configurationFile)
    return parseConfiguration(
      within(name, () => yamlTextOf(configurationFile)),
      name,
      folder,
    )
  } catch (error) {
    const code = errorCode(error)
    if (code === null) throw error
    if (code === 'ENOENT' && !configurationNamed) return parseConfiguration('', 'topogram.yaml', folder)
    throw new ConfigurationError(`TOPOGRAM_CONFIG: cannot read ${configurationFile} (${code})`, { cause: error })
  }
}
