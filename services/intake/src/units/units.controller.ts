import { UnitChildrenQuery, UnitDetail, UnitId, UnitPage, UnitPosts, UnitsQuery } from '@ducha/contracts';
import { Answers, Requires } from '@ducha/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { UnitsReadModel } from './units.read-model.js';

/** The organization is readable to everyone who holds a post. */
@Controller('units')
@Requires('read', 'Organization')
export class UnitsController {
  constructor(private readonly units: UnitsReadModel) {}

  @Get()
  @Answers(UnitPage)
  list(@Query({ schema: UnitsQuery }) query: UnitsQuery): Promise<UnitPage> {
    return this.units.page(query);
  }

  @Get(':id')
  @Answers(UnitDetail)
  detail(@Param('id', { schema: UnitId }) id: string): Promise<UnitDetail> {
    return this.units.detail(id);
  }

  @Get(':id/children')
  @Answers(UnitPage)
  children(
    @Param('id', { schema: UnitId }) id: string,
    @Query({ schema: UnitChildrenQuery }) query: UnitChildrenQuery,
  ): Promise<UnitPage> {
    return this.units.children(id, query);
  }

  @Get(':id/posts')
  @Answers(UnitPosts)
  posts(@Param('id', { schema: UnitId }) id: string): Promise<UnitPosts> {
    return this.units.posts(id);
  }
}
