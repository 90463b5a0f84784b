import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@ducha/messaging';
import { DirectoryModule, messagingConnection } from '@ducha/platform';
import { AssignmentStatusModule } from './assignment-status/assignment-status.module.js';
import { INTAKE_CONFIG, type IntakeConfig } from './config.js';
import { ItemsModule } from './items/items.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { PostsModule } from './posts/posts.module.js';
import { SimilarItemsModule } from './similar-items/similar-items.module.js';
import { UnitsModule } from './units/units.module.js';

/** Composition root: one line per noun. */
@Module({})
export class IntakeModule {
  static forRoot(config: IntakeConfig): DynamicModule {
    return {
      module: IntakeModule,
      global: true,
      imports: [
        MessagingModule.forRoot({
          service: 'intake',
          publishes: 'intake',
          subscribes: [{ context: 'tracking', aggregates: ['assignment'] }],
          projectionTables: [],
          comparedTables: [
            { table: 'item', aggregate: 'item', countedBy: 'status' },
            // Keeps only what changes an assignment's status.
            {
              table: 'assignment_status',
              aggregate: 'assignment',
              idColumn: 'assignment_id',
              keepsEveryVersion: false,
            },
          ],
          ...messagingConnection(config),
        }),
        DirectoryModule.forRoot({ consumes: false }),
        OrganizationModule,
        PostsModule,
        UnitsModule,
        ItemsModule,
        SimilarItemsModule,
        AssignmentStatusModule,
      ],
      providers: [{ provide: INTAKE_CONFIG, useValue: config }],
      exports: [INTAKE_CONFIG],
    };
  }
}
