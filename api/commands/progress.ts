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
    const seconds = (now - this.startedAt) / 1000
    const rate = Math.round(read / seconds)
    const share = expected ? ` of ${expected.toLocaleString('en-US')} (${Math.floor((100 * read) / expected)} %)` : ''
    const kept = rejected > 0 ? `, ${rejected.toLocaleString('en-US')} rejected` : ''
    const line = `  ${read.toLocaleString('en-US')}${share} records, ${rate.toLocaleString('en-US')} a second${kept}`
    // \x1b[K clears what a longer line before it left.
    this.terminal.write(this.terminal.isTTY ? `\r${line}\x1b[K` : `${line}\n`)
    this.isOpen = this.terminal.isTTY === true
  }

  endLine(): void {
    if (this.isOpen) this.terminal.write('\n')
    this.isOpen = false
  }
}
