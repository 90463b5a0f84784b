import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxReadModel } from './inbox.read-model.js';

@Module({ controllers: [InboxController], providers: [InboxReadModel] })
export class InboxModule {}
