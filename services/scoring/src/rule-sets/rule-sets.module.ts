import { Module } from '@nestjs/common';
import { RuleSetsController } from './rule-sets.controller.js';
import { RuleSetsService } from './rule-sets.service.js';

@Module({ controllers: [RuleSetsController], providers: [RuleSetsService], exports: [RuleSetsService] })
export class RuleSetsModule {}
