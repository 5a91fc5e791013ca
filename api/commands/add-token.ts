import { InvalidArgumentError, Option, type Command } from 'commander'
import { duration } from '#api/configuration/durations.js'
import { grantedRoles } from '#api/identity/granted-roles.js'
import { usualLifetime } from '#api/identity/usual-lifetime.js'
import type { CreateTokenFlags, ListTokensFlags } from './token.js'

const lasting = (text: string): number => {
  const parsed = duration.safeParse(text)
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? 'expected a time such as 90d')
}

/** Who may ask a running server for more than the public: `topogram token create | list | revoke`. */
export function addToken(topogram: Command): void {
  const token = topogram
    .command('token')
    .description('make, list and revoke the tokens by which a server knows who asks')
    .showHelpAfterError('allowed are create, list and revoke; --help tells more')
  token
    .command('create')
    .showHelpAfterError(false)
    .description('make a token: it alone is printed on standard output, this once')
    .addOption(new Option('--role <role>', 'as what its holder reads').choices(grantedRoles).makeOptionMandatory())
    .requiredOption('--name <name>', 'whose it is, or what for, such as "nightly report"')
    .addOption(
      new Option('--expires <time>', 'how long it is good, such as 12h, 90d or 52w')
        .argParser(lasting)
        .default(usualLifetime, '90d'),
    )
    .action(async (flags: CreateTokenFlags) => (await import('./token.js')).createTokenCommand(flags))
  token
    .command('list')
    .showHelpAfterError(false)
    .description('list the tokens, newest first, with their last use to the minute')
    .addOption(new Option('--format <format>', 'of the list').choices(['table', 'json']).default('table'))
    .action(async (flags: ListTokensFlags) => (await import('./token.js')).listTokensCommand(flags))
  token
    .command('revoke')
    .showHelpAfterError(false)
    .description('end a token; a running server refuses it from the next request on')
    .argument('<id>', 'of the token, as token list shows it')
    .action(async (id: string) => (await import('./token.js')).revokeTokenCommand(id))
}
