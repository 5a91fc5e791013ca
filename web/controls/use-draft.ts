import { useState } from 'react'

/**
 * What a reader is putting together before it is asked. It gives way when the question changes from elsewhere, such as
 * by the browser's back button, and keeps the focus where it is.
 */
export function useDraft<Value>(settled: Value): readonly [Value, (draft: Value) => void] {
  const [draft, setDraft] = useState(settled)
  const [basis, setBasis] = useState(settled)
  if (String(basis) !== String(settled)) {
    setBasis(settled)
    setDraft(settled)
  }
  return [draft, setDraft]
}
