import { Controller, Get } from '@nestjs/common';
import { RuleSetList } from '@ducha/contracts';
import { Answers, Requires } from '@ducha/platform';
import { RuleSetsService } from './rule-sets.service.js';

@Controller('rule-sets')
export class RuleSetsController {
  constructor(private readonly ruleSets: RuleSetsService) {}

  /** The rules deductions rest on, open to every post holder: an assessed unit must be able to read them. */
  @Get()
  @Requires('read', 'Deduction')
  @Answers(RuleSetList)
  async list(): Promise<RuleSetList> {
    return { rows: await this.ruleSets.list() };
  }
}
