import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { AssignmentStatusConsumer } from './assignment-status.consumer.js';
import { AssignmentStatusService } from './assignment-status.service.js';

@Module({ imports: [ItemsModule], providers: [AssignmentStatusConsumer, AssignmentStatusService] })
export class AssignmentStatusModule {}
