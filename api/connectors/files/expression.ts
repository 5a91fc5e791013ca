import { RE2JS } from 're2js'

/** A regular expression of a mapping. Its time grows with the text alone: no expression can hold an export up. */
export interface Expression {
  /** Of each match the first group that took part, or the whole match where there is no group. */
  all(text: string): readonly string[]
  finds(text: string): boolean
}

/** @throws Error in words for an expression that is broken, or looks around or back, which this engine does not */
export function expression(pattern: string): Expression {
  const compiled = compile(pattern)
  const groups = compiled.groupCount()
  return {
    all: (text) => {
      const matcher = compiled.matcher(text)
      const found: string[] = []
      while (matcher.find()) {
        let meant: string | null = null
        for (let group = 1; group <= groups && meant === null; group += 1) meant = matcher.group(group)
        found.push(meant ?? matcher.group() ?? '')
      }
      return found
    },
    finds: (text) => compiled.matcher(text).find(),
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error)
    const advice = /Perl syntax|escape sequence: `\\\d|named capture: `\(\?<[=!]/.test(why)
      ? '; looking around and back-references are not possible, a group says which part is meant'
      : ''
    throw new Error(`${why}${advice}`, { cause: error })
  }
}
