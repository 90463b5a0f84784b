import { createHash } from 'node:crypto';
import type { AssignmentView, BatchResult } from '@ducha/contracts';
import { commandContext, CommandTransaction } from '@ducha/messaging';
import type { Caller } from '@ducha/platform';
import { refusalOf } from '@ducha/platform';
import { Injectable, Logger } from '@nestjs/common';
import { AssignmentCommands } from '../assignments/assignment-commands.js';

type Result = BatchResult['results'][number];

/** Many assignments, one request: each is its own command with its own transaction, refusal and receipt. */
@Injectable()
export class AssignmentBatchesService {
  private readonly logger = new Logger(AssignmentBatchesService.name);

  constructor(
    private readonly transaction: CommandTransaction,
    private readonly commands: AssignmentCommands,
  ) {}

  acknowledge(ids: string[], caller: Caller): Promise<BatchResult> {
    return this.each(ids, (id) =>
      this.commands.run({ id, caller, expectedVersion: undefined }, 'HANDLING', { kind: 'acknowledge' }),
    );
  }

  urge(ids: string[], text: string, caller: Caller): Promise<BatchResult> {
    return this.each(ids, (id) =>
      this.commands.run({ id, caller, expectedVersion: undefined }, 'DISPATCHING', { kind: 'urge', text }),
    );
  }

  /** One after the other: a batch must not take more connections than a single command does. */
  private async each(ids: string[], command: (id: string) => Promise<AssignmentView>): Promise<BatchResult> {
    await this.claimKey();
    const results: Result[] = [];
    for (const id of ids) results.push(await this.resultOf(id, command));
    const accepted = results.filter(({ isAccepted }) => isAccepted).length;
    return { accepted, refused: results.length - accepted, results };
  }

  private async resultOf(id: string, command: (id: string) => Promise<AssignmentView>): Promise<Result> {
    try {
      return { id, isAccepted: true, assignment: await withKeyFor(id, () => command(id)) };
    } catch (error) {
      const problem = refusalOf(error);
      if (problem.status >= 500)
        this.logger.error({ msg: 'one command of a batch failed', assignmentId: id, err: error });
      return { id, isAccepted: false, problem };
    }
  }

  /** The key of the whole request leaves a receipt of its own, so that the same key with other content is refused as a whole. */
  private async claimKey(): Promise<void> {
    if (commandContext.current()?.idempotencyKey) await this.transaction.run(() => Promise.resolve(null));
  }
}

/** A repeat of the batch repeats each command under the key it had: what was done is answered again, the rest is tried again. */
function withKeyFor<T>(id: string, work: () => Promise<T>): Promise<T> {
  const context = commandContext.current();
  if (!context?.idempotencyKey) return work();
  const idempotencyKey = createHash('sha256').update(`${context.idempotencyKey}\n${id}`).digest('base64url');
  return commandContext.run({ ...context, idempotencyKey }, work);
}
