import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import {
  isScalar,
  parseDocument,
  visit,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml'
import { otherThanFile } from '../file-kind.js'

/** Larger texts are not settings that somebody wrote. */
const longestYaml = 1_000_000

/** A YAML file that is not one, in words that say what it is instead. */
export class NotYaml extends Error {
  override readonly name = 'NotYaml'
}

/** The text of a YAML file. @throws NotYaml, and the system's error where it cannot be read */
export function yamlTextOf(path: string): string {
  const is = statSync(path)
  const other = otherThanFile(is)
  if (other !== null) throw new NotYaml(`is ${other}: name a YAML file`)
  if (is.size > longestYaml) throw new NotYaml(`has ${is.size} bytes, more than settings that somebody wrote`)
  const bytes = readFileSync(path)
  if (!isUtf8(bytes)) throw new NotYaml('is not UTF-8 text: save it as UTF-8')
  if (bytes.includes(0)) throw new NotYaml('holds binary data: save it as UTF-8 text')
  return bytes.toString('utf8')
}

/** Nested beyond what the program's stack takes, a text is nothing that somebody wrote. */
const tooDeep = 'is nested too deeply to be read: write it with fewer brackets or less indentation'

/** Reads a YAML text, whose mistakes are then in the document. @throws NotYaml for one without an end to its nesting */
export function documentOf(text: string, options: DocumentOptions & ParseOptions & SchemaOptions) {
  const document = unlessTooDeep(() => parseDocument(text, { ...options, prettyErrors: false, logLevel: 'error' }))
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new NotYaml(tooDeep)
  if (document.errors.some(({ code }) => code === 'MULTIPLE_DOCS')) {
    throw new NotYaml('holds several documents, parted by ---: keep one')
  }
  return document
}

function unlessTooDeep<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw cause instanceof NotYaml ? cause : new NotYaml(tooDeep, { cause })
  }
}

/** @throws NotYaml for a key that would not be one of a plain object, and an alias that stands for nothing */
function requirePlain(document: Document): void {
  const anchors = new Set<string>()
  visit(document, {
    Node: (_, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor)
    },
    Alias: (_, { source }) => {
      if (!anchors.has(source)) throw new NotYaml(`has *${source} without &${source} before it: write what is meant`)
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__') throw new NotYaml('has a key __proto__: no setting has this name')
    },
  })
}

/**
 * What a YAML document says, as plain values.
 *
 * @throws NotYaml for one whose aliases repeat parts of it over and over
 */
export function contentOf(document: Document): unknown {
  unlessTooDeep(() => requirePlain(document))
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // The parser's own limits are reference errors; what else there is, is the end of the program's stack.
    if (!/Reference|alias/i.test(String(error))) throw new NotYaml(tooDeep, { cause: error })
    throw new NotYaml('repeats parts of it by aliases (*name) too often, or within themselves: write the parts out', {
      cause: error,
    })
  }
}
