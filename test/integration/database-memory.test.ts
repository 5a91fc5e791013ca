import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sql, trusted } from '#analytics/sql/sql.js'
import { Database } from '#api/duckdb/database.js'

const memoryLimit = '200MB'
let database: Database

beforeEach(async () => {
  database = await Database.open(':memory:', { memoryLimit, threads: 1 })
})
afterEach(() => database.close())

const limit = async (): Promise<unknown> => {
  const [row] = await database.query(sql`SELECT current_setting('memory_limit') AS told`)
  return row?.['told']
}

const megabytes = (): number => process.memoryUsage.rss() / 1e6

describe('memory that DuckDB has freed', () => {
  const grouping = trusted(`SELECT count(*) AS groups FROM (
    SELECT uuid() AS key, min(range) AS first FROM range(3_000_000) GROUP BY key)`)

  it('is with the system again once it is released', async () => {
    await database.query(sql`SELECT 1`)
    const idle = megabytes()
    await database.query(grouping)
    await database.releaseMemory()
    expect(megabytes() - idle).toBeLessThan(50)
  })

  it('is released under the limit as it was', async () => {
    const before = await limit()
    await database.releaseMemory()
    expect(await limit()).toBe(before)
  })

  it('stays where nothing limits it', async () => {
    const unlimited = await Database.open(':memory:')
    await expect(unlimited.releaseMemory()).resolves.toBeUndefined()
    unlimited.close()
  })
})
