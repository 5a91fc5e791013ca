import { Module, type DynamicModule } from '@nestjs/common'
import { ScheduleModule } from '@nestjs/schedule'
import type { Policies } from '#analytics/disclosure/policy.js'
import { availableParallelism } from 'node:os'
import { CONFIGURATION, type Configuration } from './configuration.js'
import { DeathWatch } from './operations/death-watch.js'
import { HealthController } from './operations/health.controller.js'
import { Metrics } from './operations/metrics.js'
import { MetricsController } from './operations/metrics.controller.js'
import { StaleWatch } from './operations/stale-watch.js'
import { CatalogueController } from './questions/catalogue.controller.js'
import { POLICIES, Questions, REFERENCES } from './questions/questions.js'
import { SnapshotsController } from './questions/snapshots.controller.js'
import { tableController } from './questions/table-controller.js'
import { tableQuestions } from './questions/table-questions.js'
import { referencesOf } from './references/references.js'
import { ExportsController } from './runs/exports.controller.js'
import { NextExportController } from './runs/next-export.controller.js'
import { Operations } from './runs/operations.js'
import { Runs } from './runs/runs.js'
import { SourceStates } from './runs/source-states.js'
import { SourcesController } from './runs/sources.controller.js'
import { EXPORT_COMMAND, Launcher } from './schedule/launcher.js'
import { Scheduler } from './schedule/scheduler.js'
import { AuthController } from './identity/auth.controller.js'
import { identityOf } from './identity/identity-of.js'
import { Identity } from './identity/identity.js'
import { MeController } from './identity/me.controller.js'
import { OidcController } from './identity/oidc/oidc.controller.js'
import type { Home } from './snapshots/home.js'
import { HOME, QUESTION_LIMITS, Snapshots } from './snapshots/snapshots.js'

export interface Installation {
  readonly home: Home
  readonly policies: Policies
  readonly configuration: Configuration
  /** The program that exports, and its first words. */
  readonly exportCommand: readonly string[]
}

const controllers = [
  ...Object.entries(tableQuestions).map(([path, question]) => tableController(path, question)),
  ...[CatalogueController, SnapshotsController],
  ...[ExportsController, SourcesController, NextExportController, HealthController, MetricsController],
  ...[MeController, AuthController, OidcController],
]

@Module({})
export class AppModule {
  static of({ home, policies, configuration, exportCommand }: Installation): DynamicModule {
    return {
      module: AppModule,
      imports: [ScheduleModule.forRoot()],
      controllers,
      providers: [
        { provide: HOME, useValue: home },
        { provide: POLICIES, useValue: policies },
        { provide: REFERENCES, useValue: referencesOf(configuration) },
        { provide: CONFIGURATION, useValue: configuration },
        { provide: QUESTION_LIMITS, useValue: { threads: availableParallelism(), ...configuration.questions } },
        { provide: EXPORT_COMMAND, useValue: exportCommand },
        { provide: Identity, useValue: identityOf(configuration, home) },
        ...[Snapshots, Questions],
        ...[Launcher, Scheduler, SourceStates, Runs, Operations, Metrics, StaleWatch, DeathWatch],
      ],
    }
  }
}
