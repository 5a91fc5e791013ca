import { systemFailure } from '#api/system-failure.js'
import { ConnectorError } from '../connector.js'

/** What to throw where DuckDB cannot read a file: that it is no index, unless the disk or the memory is at fault. */
export const unreadable = (source: string, cause: unknown): unknown =>
  systemFailure(cause) === null
    ? new ConnectorError(`${source}: the index is not a whole Parquet file, or not one of IDC`, { cause })
    : cause
