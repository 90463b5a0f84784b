import { Module } from '@nestjs/common';
import { AssignmentsConsumer } from './assignments.consumer.js';
import { DeductionsConsumer } from './deductions.consumer.js';
import { ItemsConsumer } from './items.consumer.js';

@Module({ controllers: [ItemsConsumer, AssignmentsConsumer, DeductionsConsumer] })
export class ProjectionsModule {}
