import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@ducha/messaging';
import { DirectoryModule, messagingConnection } from '@ducha/platform';
import type { ScoringConfig } from './config.js';
import { DeductionsModule } from './deductions/deductions.module.js';
import { RuleSetsModule } from './rule-sets/rule-sets.module.js';
import { ScoresModule } from './scores/scores.module.js';

/** Composition root: one line per noun. */
@Module({})
export class ScoringModule {
  static forRoot(config: ScoringConfig): DynamicModule {
    return {
      module: ScoringModule,
      imports: [
        MessagingModule.forRoot({
          service: 'scoring',
          publishes: 'scoring',
          subscribes: [
            { context: 'intake', aggregates: ['units', 'posts'] },
            { context: 'tracking', aggregates: ['assignment'] },
          ],
          // Deductions carry people's decisions and are no projection; the directory copy and the holders are.
          projectionTables: ['unit', 'post', 'item_holder'],
          comparedTables: [{ table: 'deduction', aggregate: 'deduction', countedBy: 'status' }],
          ...messagingConnection(config),
        }),
        DirectoryModule.forRoot({ consumes: true }),
        RuleSetsModule,
        DeductionsModule,
        ScoresModule,
      ],
    };
  }
}
