import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { tryLock } from 'fs-native-extensions'
import { errorCode } from '#api/error-code.js'
import { HomeError, type Home } from '#api/snapshots/home.js'

/** Somebody else is writing to this home. */
export class HomeBusy extends Error {
  override readonly name = 'HomeBusy'
}

/** The right to write to a home; it ends with `release`, and with the process in any case. */
export interface WriterLock {
  release(): void
}

/**
 * Take the lock of a file, or null where another process holds it.
 *
 * The operating system holds the lock on the open file, so it cannot outlive its process and there is no stale
 * lock to remove. The file stays: deleting it would let two processes lock two files of the same name.
 *
 * @throws HomeError where this account may not write to the file; the system's error where the disk is full
 */
export function lockFile(path: string): WriterLock | null {
  const file = openToWrite(path)
  try {
    if (tryLock(file)) {
      ftruncateSync(file)
      writeSync(file, `${process.pid}\n`)
      return { release: () => closeSync(file) }
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
  closeSync(file)
  return null
}

function openToWrite(path: string): number {
  try {
    return openSync(path, 'a+')
  } catch (error) {
    const code = errorCode(error)
    if (code === null || !['EROFS', 'EACCES', 'EPERM', 'EISDIR'].includes(code)) throw error
    throw new HomeError(`TOPOGRAM_HOME: cannot write to ${path} (${code}); make it writable for this account`, {
      cause: error,
    })
  }
}

/** The process that holds the lock of a home, or null where nobody writes, or this account could not see it. */
export function writerOf(home: Home): string | null {
  if (!existsSync(home.lock)) return null
  const file = openToLook(home.lock)
  if (file === null) return null
  try {
    return tryLock(file) ? null : readFileSync(home.lock, 'utf8').trim() || 'unknown'
  } finally {
    closeSync(file)
  }
}

function openToLook(path: string): number | null {
  try {
    return openToWrite(path)
  } catch (error) {
    if (error instanceof HomeError) return null
    throw error
  }
}

const looks = 5

/** Become the only writer of a home. @throws HomeBusy naming the process that writes; HomeError where it takes no lock */
export function lockForWriting(home: Home): WriterLock {
  // Somebody who only looks whether anybody writes holds the lock for an instant: look again.
  for (let look = 0; look < looks; look += 1) {
    const lock = lockFile(home.lock)
    if (lock) return lock
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
  throw new HomeBusy(
    `another export writes to ${home.path} (process ${writerOf(home) ?? 'unknown'}); wait for it to end, or stop it`,
  )
}

/** Milliseconds between two looks whether the other export has ended. */
const lookEvery = 1_000

/** Become the only writer of a home as soon as nobody else is. @throws HomeError; AbortError when told to give up */
export async function waitForLock(home: Home, signal: AbortSignal): Promise<WriterLock> {
  for (;;) {
    const lock = lockFile(home.lock)
    if (lock) return lock
    await setTimeout(lookEvery, undefined, { signal })
  }
}
