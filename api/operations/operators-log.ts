import { ConsoleLogger, type LoggerService } from '@nestjs/common'
import { JsonLog, jsonLines } from './json-log.js'

/** Whose ordinary lines are news to an operator; those of the framework tell how it is put together. */
const newsOf: ReadonlySet<unknown> = new Set(['exports', 'operations'])

/** For a person in a terminal in words and colours; for anything else in lines of JSON. */
const consoleOf = ({ isTTY }: { readonly isTTY?: boolean }): LoggerService =>
  isTTY ? new ConsoleLogger() : new JsonLog(jsonLines())

/** Warnings and errors of everybody, and what exports and sources did. */
export class OperatorsLog implements LoggerService {
  constructor(private readonly console: LoggerService = consoleOf(process.stderr)) {}

  log(message: unknown, ...more: unknown[]): void {
    if (newsOf.has(more.at(-1))) this.console.log(message, ...more)
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.console.warn(message, ...more)
  }

  error(message: unknown, ...more: unknown[]): void {
    this.console.error(message, ...more)
  }
}
