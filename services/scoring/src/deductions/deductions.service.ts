import { Injectable } from '@nestjs/common';
import {
  DeductionAppealedV1,
  DeductionConfirmedV1,
  DeductionUpheldV1,
  DeductionWithdrawnV1,
  DomainError,
} from '@ducha/contracts';
import type {
  AppealDeduction,
  ConfirmDeduction,
  DecideAppeal,
  DeductionAction,
  DeductionDetail,
  WithdrawDeduction,
} from '@ducha/contracts';
import { CommandTransaction, type Tx } from '@ducha/messaging';
import { assertVersion, type Caller } from '@ducha/platform';
import { canRead, requireAuthority } from '../domain/authority.js';
import { nextDeductionStatus } from '../domain/deduction.js';
import type { DeductionStep } from '../domain/deduction.js';
import { DeductionEntity } from './deduction.entity.js';
import { deductionFacts } from './deduction-facts.js';
import { DeductionsReadModel } from './deductions.read-model.js';
import { Officials } from './officials.js';

/** Which deduction a command means and the version its caller has seen. */
export interface Target {
  id: string;
  expectedVersion?: number;
}

@Injectable()
export class DeductionsService {
  constructor(
    private readonly transaction: CommandTransaction,
    private readonly officials: Officials,
    private readonly readModel: DeductionsReadModel,
  ) {}

  confirm(caller: Caller, target: Target, input: ConfirmDeduction): Promise<DeductionDetail> {
    return this.command(caller, target, 'confirm', (deduction, tx) => {
      decide(deduction, 'CONFIRM', tx, input.reason ?? null);
      tx.emit(DeductionConfirmedV1, deduction, { deduction: deductionFacts(deduction) });
    });
  }

  withdraw(caller: Caller, target: Target, { reason }: WithdrawDeduction): Promise<DeductionDetail> {
    return this.command(caller, target, 'withdraw', (deduction, tx) => {
      decide(deduction, 'WITHDRAW', tx, reason);
      tx.emit(DeductionWithdrawnV1, deduction, { deduction: deductionFacts(deduction), reason });
    });
  }

  appeal(caller: Caller, target: Target, { reason }: AppealDeduction): Promise<DeductionDetail> {
    return this.command(caller, target, 'appeal', (deduction, tx) => {
      advance(deduction, 'APPEAL');
      deduction.appealReason = reason;
      tx.emit(DeductionAppealedV1, deduction, { deduction: deductionFacts(deduction), reason });
    });
  }

  decideAppeal(caller: Caller, target: Target, { isUpheld, reason }: DecideAppeal): Promise<DeductionDetail> {
    return this.command(caller, target, 'decide-appeal', (deduction, tx) => {
      decide(deduction, isUpheld ? 'UPHOLD' : 'GRANT_APPEAL', tx, reason);
      const event = isUpheld ? DeductionUpheldV1 : DeductionWithdrawnV1;
      tx.emit(event, deduction, { deduction: deductionFacts(deduction), reason });
    });
  }

  private async command(
    caller: Caller,
    target: Target,
    action: DeductionAction,
    change: (deduction: DeductionEntity, tx: Tx) => void,
  ): Promise<DeductionDetail> {
    // Before the transaction, which holds a connection: inside it nothing may wait for a second one.
    const official = await this.officials.of(caller);
    return this.transaction.run(async (tx) => {
      const deduction = await loadForUpdate(tx, target.id);
      if (deduction === null || !canRead(official, deduction.unitPath)) {
        throw new DomainError('NOT_FOUND', 'scoring.deduction.not-found', {}, 'id');
      }
      requireAuthority(action, official, deduction);
      assertVersion(deduction.version, target.expectedVersion);
      change(deduction, tx);
      await tx.manager.save(deduction);
      return this.readModel.detailFor(official, deduction.id, tx.manager);
    });
  }
}

const loadForUpdate = (tx: Tx, id: string): Promise<DeductionEntity | null> =>
  tx.manager.findOne(DeductionEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** Moves the row one state and one version on. */
function advance(deduction: DeductionEntity, step: DeductionStep): void {
  deduction.status = nextDeductionStatus(deduction.status, step);
  deduction.version += 1;
}

function decide(deduction: DeductionEntity, step: DeductionStep, tx: Tx, reason: string | null): void {
  advance(deduction, step);
  deduction.decidedBy = tx.actor;
  deduction.decisionReason = reason;
}
