import { Module } from '@nestjs/common';
import { AssignmentsExport } from './assignments-export.js';
import { AssignmentsReadModel } from './assignments.read-model.js';
import { ItemsExport } from './items-export.js';
import { ItemsReadModel } from './items.read-model.js';
import { LedgerController } from './ledger.controller.js';
import { TextMatches } from './text-matches.js';

@Module({
  controllers: [LedgerController],
  providers: [AssignmentsReadModel, ItemsReadModel, AssignmentsExport, ItemsExport, TextMatches],
})
export class LedgerModule {}
