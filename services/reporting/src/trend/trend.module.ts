import { Module } from '@nestjs/common';
import { TrendController } from './trend.controller.js';
import { TrendReadModel } from './trend.read-model.js';

@Module({ controllers: [TrendController], providers: [TrendReadModel] })
export class TrendModule {}
