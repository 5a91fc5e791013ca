import { useEffect, useState } from 'react'

/** The present, looked at again every so often. */
export function useNow(everyMs = 20_000): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const looking = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(looking)
  }, [everyMs])
  return now
}
