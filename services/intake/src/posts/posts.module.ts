import { Module } from '@nestjs/common';
import { MeController } from './me.controller.js';
import { PostsController } from './posts.controller.js';
import { PostsExport } from './posts-export.js';
import { PostsReadModel } from './posts.read-model.js';
import { PostsService } from './posts.service.js';

@Module({
  controllers: [MeController, PostsController],
  providers: [PostsReadModel, PostsService, PostsExport],
})
export class PostsModule {}
