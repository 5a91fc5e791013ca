import { describe, expect, it } from '@jest/globals'
import { unreadable } from '#api/connectors/idc/unreadable.js'

describe('an index that cannot be read', () => {
  it('is not whole, unless the memory or the disk is at fault', () => {
    const cut = new Error("Invalid Input Error: No magic bytes found at end of file 'a.parquet'")
    expect(unreadable('idc', cut)).toMatchObject({
      name: 'ConnectorError',
      message: 'idc: the index is not a whole Parquet file, or not one of IDC',
    })
    const memory = new Error('Out of Memory Error: failed to allocate data of size 16.0 MiB')
    expect(unreadable('idc', memory)).toBe(memory)
  })
})
