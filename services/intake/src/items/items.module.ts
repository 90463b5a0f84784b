import { Module } from '@nestjs/common';
import { Breakdowns } from '../decomposition/breakdowns.js';
import { Numbers } from '../numbering/numbers.js';
import { ItemsController } from './items.controller.js';
import { ItemsReadModel } from './items.read-model.js';
import { ItemsService } from './items.service.js';

@Module({
  controllers: [ItemsController],
  providers: [ItemsService, ItemsReadModel, Breakdowns, Numbers],
  exports: [Breakdowns],
})
export class ItemsModule {}
