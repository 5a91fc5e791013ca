import type { Fetched } from '#api/exports/fetched-shelf.js'

export interface Terminal {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

/** How far an export is: one line that rewrites itself on a terminal, a line now and then in a log. */
export class Progress {
  private startedAt = 0
  private toldAt = 0
  private isOpen = false

  constructor(
    private readonly terminal: Terminal,
    private readonly clock: () => number,
  ) {}

  step(about: string): void {
    this.endLine()
    this.startedAt = this.toldAt = this.clock()
    this.terminal.write(`${about} …\n`)
  }

  page({ read, rejected }: Pick<Fetched, 'read' | 'rejected'>, expected: number | undefined): void {
    const now = this.clock()
    if (now - this.toldAt < (this.terminal.isTTY ? 200 : 5_000)) return
    this.toldAt = now
    const line = told(
      { read, rejected, expected, seconds: (now - this.startedAt) / 1000 },
      this.terminal.isTTY === true,
    )
    // \x1b[K clears what a longer line before it left.
    this.terminal.write(this.terminal.isTTY ? `\r${line}\x1b[K` : `${line}\n`)
    this.isOpen = this.terminal.isTTY === true
  }

  endLine(): void {
    if (this.isOpen) this.terminal.write('\n')
    this.isOpen = false
  }
}

interface Reached {
  readonly read: number
  readonly rejected: number
  readonly expected: number | undefined
  readonly seconds: number
}

const grouped = (count: number): string => Math.round(count).toLocaleString('en-US')

const barWidth = 24

/** A bar as long as what is read of what is expected. @example bar(0.5) // '████████████░░░░░░░░░░░░' */
const bar = (share: number): string => {
  const full = Math.round(Math.min(1, share) * barWidth)
  return '█'.repeat(full) + '░'.repeat(barWidth - full)
}

/** @example timeLeft(75) // '1 min 15 s left' */
export function timeLeft(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  if (whole < 60) return `${whole} s left`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`
}

/** Nothing is forecast before a hundredth is read, or half a minute has gone by: a server may be slow to begin. */
const leastShare = 0.01
const leastSeconds = 30

/** How far it is: with a bar on a terminal, and with the time left where it is known how much there is. */
export function told({ read, rejected, expected, seconds }: Reached, isTerminal: boolean): string {
  const rate = seconds > 0 ? read / seconds : 0
  const paced = rate >= 0.5 ? `, ${grouped(rate)} a second` : ''
  const kept = rejected > 0 ? `, ${grouped(rejected)} rejected` : ''
  const pace = `${paced}${kept}`
  if (expected === undefined || expected <= 0) return `  ${grouped(read)} records${pace}`
  const share = Math.min(1, read / expected)
  const isKnown = share >= leastShare || (paced !== '' && seconds >= leastSeconds)
  const left = isKnown && share < 1 ? `, ${timeLeft((expected - read) / rate)}` : ''
  const drawn = isTerminal ? `${bar(share)} ` : ''
  return `  ${drawn}${Math.floor(100 * share)} % of ${grouped(expected)} records${pace}${left}`
}
