import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { formats } from '#api/http/format.js'
import { triggers } from '#analytics/contract/runs.js'
import { roles } from '#analytics/contract/trends.js'
import { addToken } from './commands/add-token.js'
import type { AskFlags } from './commands/ask.js'
import type { ExportFlags } from './commands/export.js'
import { failureOf, type ExitCode } from './commands/failure.js'
import type { ServeFlags } from './commands/serve.js'
import type { SnapshotsFlags } from './commands/snapshots.js'
import { interrupted } from './commands/interrupted.js'
import { environment } from './environment.js'
import { errorCode } from './error-code.js'

const environmentHelp = `
Environment: TOPOGRAM_CONFIG (default topogram.yaml, optional), TOPOGRAM_HOME (default var/), HOST, PORT.
Answers go to standard output, everything else to standard error. Exit codes: 0 well, 1 a failure, 2 a bad question or option.`

/** An option that stands for a variable is checked as the variable is. */
const as =
  (variable: 'HOST' | 'PORT') =>
  (value: string): string => {
    try {
      environment({ [variable]: value }, '.')
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
    }
    return value
  }

const packageFile = z.object({ version: z.string() })

const version = (): string =>
  packageFile.parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version

/** Commands load what they need when they run: help and a bad option answer at once. */
function program(signal: AbortSignal): Command {
  const topogram = new Command('topogram')
    .description('Epidemiology analytics over the metadata of a medical-imaging repository')
    .version(version(), '--version', 'print the version')
    .addHelpText('after', environmentHelp)
    .showSuggestionAfterError()
  // Options are copied by each command made after it: an error throws instead of ending the process.
  topogram.exitOverride()
  addExport(topogram, signal)
  addServe(topogram, signal)
  addAsk(topogram)
  addSnapshots(topogram)
  addToken(topogram)
  addCheckSource(topogram, signal)
  return topogram
}

function addExport(topogram: Command, signal: AbortSignal): void {
  topogram
    .command('export')
    .description('read the configured sources and publish a snapshot')
    .option('--source <name>', 'read this source; of the others what was last read of them is used')
    .option('--force', 'publish although it holds far fewer patients than the current snapshot')
    .option('--refetch', 'read sources also where nothing changed there')
    .option('--wait', 'wait until another export has ended')
    .addOption(new Option('--trigger <trigger>').choices(triggers).default('command').hideHelp())
    .addOption(new Option('--run <id>').hideHelp())
    .action(async (flags: ExportFlags) => (await import('./commands/export.js')).exportCommand(flags, signal))
}

function addServe(topogram: Command, signal: AbortSignal): void {
  topogram
    .command('serve')
    .description('serve the API and the dashboard')
    .option('--host <address>', 'a loopback address (default 127.0.0.1, or HOST)', as('HOST'))
    .option('--port <number>', 'a free port (default 3000, or PORT)', as('PORT'))
    .option('--first-export', 'export the sources first where nothing has been published yet')
    .action(async (flags: ServeFlags) => (await import('./commands/serve.js')).serveCommand(flags, signal))
}

function addAsk(topogram: Command): void {
  topogram
    .command('ask')
    .description('answer a question of the API without a server')
    .argument('<question>', 'such as "trends?measure=patients&by=sex"')
    .addOption(new Option('--role <role>', 'who asks').choices(roles).default('public'))
    .addOption(new Option('--format <format>', 'of the answer (default json)').choices(formats))
    .action(async (question: string, flags: AskFlags) =>
      (await import('./commands/ask.js')).askCommand(question, flags),
    )
}

function addSnapshots(topogram: Command): void {
  topogram
    .command('snapshots')
    .description('list the snapshots that are kept, newest first')
    .addOption(new Option('--format <format>', 'of the list').choices(['table', 'json']).default('table'))
    .action(async (flags: SnapshotsFlags) => (await import('./commands/snapshots.js')).snapshotsCommand(flags))
}

function addCheckSource(topogram: Command, signal: AbortSignal): void {
  topogram
    .command('check-source')
    .description('read a source without publishing, and say what would be mapped, rejected and not understood')
    .argument('<name>', 'a source of the configuration')
    .action(async (name: string) => (await import('./commands/check-source.js')).checkSourceCommand(name, signal))
}

/** Run one command line, such as `['export', '--force']`. */
export async function run(words: readonly string[], signal: AbortSignal): Promise<ExitCode> {
  try {
    await program(signal).parseAsync([...words], { from: 'user' })
    return 0
  } catch (error) {
    // Commander has told its own errors, and printed help, already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { exitCode, lines } = failureOf(error)
    process.stderr.write(`${lines.join('\n')}\n`)
    return exitCode
  }
}

/** The process as a command. A reader that closes the pipe early, such as `head`, has had enough: that is no error. */
export async function main(words: readonly string[] = process.argv.slice(2)): Promise<void> {
  process.stdout.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error
    process.exit(0)
  })
  process.exitCode = await run(words, interrupted())
}
