import { Module } from '@nestjs/common';
import { RuleSetsModule } from '../rule-sets/rule-sets.module.js';
import { ScoresController } from './scores.controller.js';
import { ScoresReadModel } from './scores.read-model.js';

@Module({ imports: [RuleSetsModule], controllers: [ScoresController], providers: [ScoresReadModel] })
export class ScoresModule {}
