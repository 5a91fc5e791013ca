import { useState } from 'react'

/** The newest value that was there: while another is on its way or has failed, the last good one. */
export function useLastGood<Value>(value: Value | undefined): Value | undefined {
  const [kept, keep] = useState(value)
  if (value !== undefined && value !== kept) keep(value)
  return value ?? kept
}
