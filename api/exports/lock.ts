import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { tryLock } from 'fs-native-extensions'
import type { Home } from '#api/snapshots/home.js'

/** Somebody else is writing to this home. */
export class HomeBusy extends Error {
  override readonly name = 'HomeBusy'
}

/** The right to write to a home; it ends with `release`, and with the process in any case. */
export interface WriterLock {
  release(): void
}

/**
 * Become the only writer of a home.
 *
 * The operating system holds the lock on the open file, so it cannot outlive its process and there is no stale
 * lock to remove. The file stays: deleting it would let two writers lock two files of the same name.
 *
 * @throws HomeBusy naming the process that writes
 */
export function lockForWriting(home: Home): WriterLock {
  const file = openSync(home.lock, 'a+')
  if (!tryLock(file)) {
    const holder = readFileSync(home.lock, 'utf8').trim()
    closeSync(file)
    throw new HomeBusy(
      `another export writes to ${home.path} (process ${holder || 'unknown'}); wait for it to end, or stop it`,
    )
  }
  ftruncateSync(file)
  writeSync(file, `${process.pid}\n`)
  return { release: () => closeSync(file) }
}

/** Milliseconds between two looks whether the other export has ended. */
const lookEvery = 1_000

/** Become the only writer of a home as soon as nobody else is. @throws AbortError when told to give up */
export async function waitForLock(home: Home, signal: AbortSignal): Promise<WriterLock> {
  for (;;) {
    const lock = tryLockForWriting(home)
    if (lock) return lock
    await setTimeout(lookEvery, undefined, { signal })
  }
}

function tryLockForWriting(home: Home): WriterLock | null {
  try {
    return lockForWriting(home)
  } catch (error) {
    if (error instanceof HomeBusy) return null
    throw error
  }
}
