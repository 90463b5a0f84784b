import { Controller, Get } from '@nestjs/common';
import { Inbox } from '@ducha/contracts';
import { Answers, CurrentCaller, Requires, type Caller } from '@ducha/platform';
import { InboxReadModel } from './inbox.read-model.js';

@Controller('inbox')
export class InboxController {
  constructor(private readonly readModel: InboxReadModel) {}

  @Get()
  @Requires('read', 'Report')
  @Answers(Inbox)
  inbox(@CurrentCaller() caller: Caller): Promise<Inbox> {
    return this.readModel.inbox(caller);
  }
}
