import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** What a process holds of the machine's memory, in megabytes. */
export function residentMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return Number(kilobytes) / 1024
}

/**
 * How much was held at the end of a series of measurements more than after its first third, by medians of the second
 * and of the last third: a program takes memory while it warms up, and one that leaks goes on taking it.
 *
 * @example growth([100, 190, 200, 201, 203, 204]) // 3
 */
export function growth(measured: readonly number[]): number {
  const third = Math.floor(measured.length / 3)
  return median(measured.slice(-third)) - median(measured.slice(third, 2 * third))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
