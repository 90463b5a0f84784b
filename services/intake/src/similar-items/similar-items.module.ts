import { Module } from '@nestjs/common';
import { SimilarItemsController } from './similar-items.controller.js';
import { SimilarItemsReadModel } from './similar-items.read-model.js';

@Module({ controllers: [SimilarItemsController], providers: [SimilarItemsReadModel] })
export class SimilarItemsModule {}
