import { type DynamicModule, Module } from '@nestjs/common';
import { Changes } from './changes.js';
import { LIVE_OPTIONS, type LiveOptions } from './live-options.js';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.js';

@Module({})
export class LiveModule {
  static forRoot(options: LiveOptions): DynamicModule {
    return {
      module: LiveModule,
      global: true,
      controllers: [LiveController],
      providers: [Changes, LiveStreams, { provide: LIVE_OPTIONS, useValue: options }],
      exports: [Changes],
    };
  }
}
