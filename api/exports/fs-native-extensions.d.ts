declare module 'fs-native-extensions' {
  /** Take an exclusive lock on an open file; false where another open file description holds one. */
  export function tryLock(fd: number): boolean
  export function unlock(fd: number): void
}
