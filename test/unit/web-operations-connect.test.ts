import { describe, expect, it } from '@jest/globals'
import { parseConfiguration } from '#api/configuration.js'
import { parseMapping } from '#api/connectors/files/read-mapping.js'
import { connectExamples } from '../../web/screens/connect-examples.js'

const most = 9

describe('the lines that connect a repository', () => {
  it.each(connectExamples)('of $id are a configuration', ({ name, configuration }) => {
    const { sources } = parseConfiguration(configuration, 'topogram.yaml', '.')
    expect(sources.map((source) => source.name)).toEqual([name])
  })

  it.each(connectExamples)('of $id are fewer than ten', ({ configuration, mapping = '' }) => {
    expect(configuration.split('\n').length).toBeLessThanOrEqual(most)
    expect(mapping.split('\n').length).toBeLessThanOrEqual(most)
  })

  it('stand in one configuration beside each other', () => {
    const lines = connectExamples.map(({ configuration }) => configuration.replace('sources:\n', ''))
    const { sources } = parseConfiguration(`sources:\n${lines.join('\n')}`, 'topogram.yaml', '.')
    expect(sources.map(({ kind }) => kind)).toEqual(['gen3', 'dicomweb', 'nbia', 'idc', 'files'])
  })

  it('of a folder of spreadsheets come with a mapping that can be read', () => {
    const mappings = connectExamples.flatMap(({ mapping }) => mapping ?? [])
    expect(mappings.map((mapping) => parseMapping(mapping, 'our-mapping.yaml').tables.length)).toEqual([1])
  })
})
