import { defaultPolicies, policiesFor, type Policies } from '#analytics/disclosure/policy.js'
import { readConfiguration, type Configuration } from '#api/configuration.js'
import { environment, type Environment } from '#api/environment.js'
import { referencesOf } from '#api/references/references.js'
import type { ReferencePopulation } from '#data/references/reference-population.js'
import { homeAt, prepareHome, requireReadable, type Home } from '#api/snapshots/home.js'

type Overrides = Readonly<Record<string, string | undefined>>

/** What a command works on: the environment, the configuration and the home, each parsed once. */
export interface Installation {
  readonly environment: Environment
  readonly configuration: Configuration
  readonly home: Home
  readonly policies: Policies
  readonly references: readonly ReferencePopulation[]
}

/** What a command works on when it writes. @throws EnvironmentError, ConfigurationError, HomeError */
export function installation(overrides: Overrides = {}): Installation {
  const installed = readingInstallation(overrides)
  prepareHome(installed.home)
  return installed
}

/** What a command works on when it only reads. @throws EnvironmentError, ConfigurationError, HomeError */
export function readingInstallation(overrides: Overrides = {}): Installation {
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))
  const parsed = environment({ ...process.env, ...given }, process.cwd())
  const configuration = readConfiguration(parsed)
  const home = homeAt(parsed.home)
  requireReadable(home)
  return {
    environment: parsed,
    configuration,
    home,
    policies: policies(configuration),
    references: referencesOf(configuration),
  }
}

/** A configured threshold can protect more than this version requires, not less. */
function policies({ disclosure }: Configuration): Policies {
  const atLeast = (role: 'public' | 'researcher') =>
    Math.max(defaultPolicies[role].threshold ?? 0, disclosure[role].threshold)
  return policiesFor({ public: atLeast('public'), researcher: atLeast('researcher') })
}
