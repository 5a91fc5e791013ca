import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { mappingKeys } from '#api/connectors/files/mapping.js'
import { parseMapping } from '#api/connectors/files/read-mapping.js'
import { dictionaries } from '#data/dictionaries/all.js'
import { entities, type Field } from '#data/schema/entities.js'

const readme = readFileSync(join(import.meta.dirname, '../../api/connectors/files/README.md'), 'utf8')
const listed = 12

function codes(dictionary = ''): string {
  const known = Object.keys(dictionaries[dictionary]?.codes ?? {})
  return known.length > listed ? `one of ${known.length}` : known.map((code) => `\`${code}\``).join(', ')
}

function holds({ type, dictionary, minimum = 0, maximum = 0, pattern, required }: Field): string {
  const texts = {
    identifier: 'an identifier, of which a pseudonym is kept',
    text: pattern === undefined ? 'a text' : `a text of the form \`${pattern}\``,
    code: `a code of \`${dictionary}\`: ${codes(dictionary)}`,
    codes: `codes of \`${dictionary}\`: ${codes(dictionary)}`,
    integer: `a whole number from ${minimum} to ${maximum}`,
    boolean: '`true` or `false`',
    date: 'a date, month or year',
  }
  return `${texts[type]}${required ? '; required' : ''}`
}

const fields = Object.entries(entities).flatMap(([entity, all]) =>
  Object.entries<Field>(all).map(([name, field]) => ({ entity, name, row: `| \`${name}\` | ${holds(field)} |` })),
)

describe('the description of the mapping', () => {
  it.each(Object.values(mappingKeys).flat())('says what `%s` does', (key) => {
    expect(readme).toMatch(new RegExp(`\`${key}[\`:]`))
  })

  it('has an example that is accepted', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    expect(parseMapping(example, 'README.md').tables).toHaveLength(1)
  })

  it.each(Object.entries(entities))('lists the fields of `%s` and what they hold, in their order', (entity) => {
    const section = readme.split(`### \`${entity}\``)[1]?.split('\n#')[0] ?? ''
    const rows = section.split('\n').filter((line) => line.startsWith('| `'))
    const expected = fields.filter((field) => field.entity === entity).map(({ row }) => row)
    expect(rows.map((line) => line.replace(/ +/g, ' '))).toEqual(expected)
  })
})
