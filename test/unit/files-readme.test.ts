import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { mappingKeys } from '#api/connectors/files/mapping.js'
import { parseMapping } from '#api/connectors/files/read-mapping.js'

const readme = readFileSync(join(import.meta.dirname, '../../api/connectors/files/README.md'), 'utf8')

describe('the description of the mapping', () => {
  it.each(Object.values(mappingKeys).flat())('says what `%s` does', (key) => {
    expect(readme).toMatch(new RegExp(`\`${key}[\`:]`))
  })

  it('has an example that is accepted', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
    expect(parseMapping(example, 'README.md').tables).toHaveLength(1)
  })
})
