import { Module, type DynamicModule } from '@nestjs/common'
import type { Policies } from '#analytics/disclosure/policy.js'
import { HealthController } from './operations/health.controller.js'
import { CatalogueController } from './questions/catalogue.controller.js'
import { POLICIES, Questions } from './questions/questions.js'
import { SnapshotsController } from './questions/snapshots.controller.js'
import { TrendsController } from './questions/trends.controller.js'
import type { Home } from './snapshots/home.js'
import { HOME, Snapshots } from './snapshots/snapshots.js'

export interface Installation {
  readonly home: Home
  readonly policies: Policies
}

@Module({})
export class AppModule {
  static of({ home, policies }: Installation): DynamicModule {
    return {
      module: AppModule,
      controllers: [TrendsController, CatalogueController, SnapshotsController, HealthController],
      providers: [{ provide: HOME, useValue: home }, { provide: POLICIES, useValue: policies }, Snapshots, Questions],
    }
  }
}
