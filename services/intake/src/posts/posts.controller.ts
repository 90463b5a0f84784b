import {
  AppointableRoles,
  AppointBody,
  EndPostBody,
  Id,
  PostDetail,
  PostPage,
  PostsExportQuery,
  PostsQuery,
  UnitId,
} from '@ducha/contracts';
import { Answers, type Caller, CurrentCaller, ExpectedVersion, Requires } from '@ducha/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { PostsExport } from './posts-export.js';
import { PostsReadModel } from './posts.read-model.js';
import { PostsService } from './posts.service.js';

/** Whose step an appointment is, is a rule of the post and its unit (`domain/appointment.ts`). */
@Controller()
@Requires('read', 'Organization')
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly readModel: PostsReadModel,
    private readonly exports: PostsExport,
  ) {}

  @Get('posts')
  @Answers(PostPage)
  list(@CurrentCaller() caller: Caller, @Query({ schema: PostsQuery }) query: PostsQuery): Promise<PostPage> {
    return this.readModel.page(caller, query);
  }

  /** The list as a table for spreadsheets. */
  @Get('posts/export')
  async export(
    @CurrentCaller() caller: Caller,
    @Query({ schema: PostsExportQuery }) query: PostsExportQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.exports.csv(caller, query)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="posts.csv"',
    });
  }

  @Get('posts/:id')
  @Answers(PostDetail)
  detail(@CurrentCaller() caller: Caller, @Param('id', { schema: Id }) id: string): Promise<PostDetail> {
    return this.readModel.detail(caller, id);
  }

  @Get('units/:id/appointable-roles')
  @Answers(AppointableRoles)
  appointable(@CurrentCaller() caller: Caller, @Param('id', { schema: UnitId }) id: string): Promise<AppointableRoles> {
    return this.readModel.appointable(caller, id);
  }

  @Post('posts')
  @Requires('appoint', 'Organization')
  @Answers(PostDetail, 201)
  async appoint(
    @CurrentCaller() caller: Caller,
    @Body({ schema: AppointBody }) body: AppointBody,
  ): Promise<PostDetail> {
    const { id } = await this.posts.appoint(caller, body);
    return this.readModel.detail(caller, id);
  }

  @Post('posts/:id/end')
  @HttpCode(200)
  @Requires('appoint', 'Organization')
  @Answers(PostDetail)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body({ schema: EndPostBody }) body: EndPostBody,
  ): Promise<PostDetail> {
    await this.posts.end(caller, id, body, expectedVersion);
    return this.readModel.detail(caller, id);
  }
}
