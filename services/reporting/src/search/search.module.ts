import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchReadModel } from './search.read-model.js';

@Module({ controllers: [SearchController], providers: [SearchReadModel] })
export class SearchModule {}
