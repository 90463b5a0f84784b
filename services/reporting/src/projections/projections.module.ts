import { Module } from '@nestjs/common';
import { AssignmentsProjection } from './assignments.projection.js';
import { DeductionsProjection } from './deductions.projection.js';
import { ItemsProjection } from './items.projection.js';
import { LampSettling } from './lamp-settling.js';

@Module({ providers: [ItemsProjection, AssignmentsProjection, DeductionsProjection, LampSettling] })
export class ProjectionsModule {}
