import { Controller, Get, Query } from '@nestjs/common';
import { ScoreQuery, ScoreView } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { ScoresReadModel } from './scores.read-model.js';

@Controller('scores')
export class ScoresController {
  constructor(private readonly readModel: ScoresReadModel) {}

  @Get()
  @Requires('read', 'Deduction')
  @Answers(ScoreView)
  score(@CurrentCaller() caller: Caller, @Query({ schema: ScoreQuery }) query: ScoreQuery): Promise<ScoreView> {
    return this.readModel.score(caller, query);
  }
}
