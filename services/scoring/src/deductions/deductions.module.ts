import { Module } from '@nestjs/common';
import { RuleSetsModule } from '../rule-sets/rule-sets.module.js';
import { DeductionProposals } from './deduction-proposals.js';
import { DeductionsConsumer } from './deductions.consumer.js';
import { DeductionsController } from './deductions.controller.js';
import { DeductionsExport } from './deductions-export.js';
import { DeductionsReadModel } from './deductions.read-model.js';
import { DeductionsService } from './deductions.service.js';
import { Officials } from './officials.js';

@Module({
  imports: [RuleSetsModule],
  controllers: [DeductionsController, DeductionsConsumer],
  providers: [DeductionsService, DeductionsReadModel, DeductionsExport, DeductionProposals, Officials],
})
export class DeductionsModule {}
