import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { isScalar, visit, type Document } from 'yaml'

/** Larger texts are not settings that somebody wrote. */
const longestYaml = 1_000_000

/** A YAML file that is not one, in words that say what it is instead. */
export class NotYaml extends Error {
  override readonly name = 'NotYaml'
}

/** The text of a YAML file. @throws NotYaml, and the system's error where it cannot be read */
export function yamlTextOf(path: string): string {
  const bytes = readFileSync(path)
  if (bytes.length > longestYaml) throw new NotYaml(`has ${bytes.length} bytes, more than settings that somebody wrote`)
  if (!isUtf8(bytes)) throw new NotYaml('is not UTF-8 text: save it as UTF-8')
  if (bytes.includes(0)) throw new NotYaml('holds binary data')
  return bytes.toString('utf8')
}

/**
 * What a YAML document says, as plain values.
 *
 * @throws NotYaml for one whose aliases repeat parts of it over and over
 */
export function contentOf(document: Document): unknown {
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__') throw new NotYaml('has a key __proto__: no setting has this name')
    },
  })
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new NotYaml('repeats parts of it by aliases (*name) too often, or within themselves: write the parts out', {
      cause: error,
    })
  }
}
