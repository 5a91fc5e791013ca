import { earlier, later } from '#analytics/cube/compare-query.js'
import { Database } from '#api/duckdb/database.js'
import type { QuestionLimits } from './question-queue.js'

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`

/** Open two files of snapshots beside each other, by the names that the question has for them, and nothing else. */
export async function askBoth<T>(
  files: { readonly earlier: string; readonly later: string },
  { memory, threads }: Pick<QuestionLimits, 'memory' | 'threads'>,
  question: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await Database.open(':memory:', { memoryLimit: memory, threads })
  try {
    await database.execute(
      `ATTACH ${quoted(files.earlier)} AS ${earlier} (READ_ONLY); ATTACH ${quoted(files.later)} AS ${later} (READ_ONLY)`,
    )
    await database.seal()
    return await database.apart(question)
  } finally {
    database.close()
  }
}
