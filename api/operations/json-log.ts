import type { LoggerService } from '@nestjs/common'
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'

/** Lines of JSON, for machines that gather them: the time in UTC, the level by name, and nothing about this machine. */
export const jsonLines = (to: DestinationStream = pino.destination(2)): Logger =>
  pino({ base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, to)

/** Nest's words for a log, in lines of JSON. */
export class JsonLog implements LoggerService {
  constructor(private readonly lines: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.lines.info({ context: more.at(-1) }, String(message))
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.lines.warn({ context: more.at(-1) }, String(message))
  }

  /** Nest hands on the stack before the context, where there is one. */
  error(message: unknown, ...more: unknown[]): void {
    const stack = more.length > 1 ? more[0] : undefined
    this.lines.error({ context: more.at(-1), stack }, String(message))
  }
}
