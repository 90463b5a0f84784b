import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.js';
import { Directory } from './directory.js';
import { RecentPosts } from './recent-posts.js';

/** @property consumes false only in intake, which owns the organization and writes the tables itself */
export interface DirectoryModuleOptions {
  consumes: boolean;
}

@Module({})
export class DirectoryModule {
  static forRoot({ consumes }: DirectoryModuleOptions): DynamicModule {
    return {
      module: DirectoryModule,
      global: true,
      providers: [Directory, RecentPosts],
      controllers: consumes ? [DirectoryConsumer] : [],
      exports: [Directory, RecentPosts],
    };
  }
}
