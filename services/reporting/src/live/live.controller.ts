import { Controller, Get, Header, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { DashboardStreamQuery } from '@ducha/contracts';
import { CurrentCaller, Directory, isWithin, Requires, SignIn, type Caller } from '@ducha/platform';
import type { FastifyRequest } from 'fastify';
import { readableUnit } from '../readable-unit.js';
import { LiveStreams } from './live-streams.js';

@Controller('dashboard/stream')
export class LiveController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly directory: Directory,
    private readonly signIn: SignIn,
  ) {}

  /** Says when something of the unit or below it has changed; ends when the token or the post does. */
  @Get()
  @Requires('read', 'Report')
  @ApiProduces('text/event-stream')
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @Header('connection', 'close')
  async stream(
    @CurrentCaller() caller: Caller,
    @Query({ schema: DashboardStreamQuery }) query: DashboardStreamQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const stream = this.streams.start(caller.personId, unit, async () => {
      const now = await this.signIn.stillCaller(request, caller.postId);
      return now !== null && isWithin(unit.path, now.actingUnitPath);
    });
    return new StreamableFile(stream.content, { type: 'text/event-stream; charset=utf-8' });
  }
}
