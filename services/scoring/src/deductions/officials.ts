import { Injectable } from '@nestjs/common';
import { Directory, type Caller } from '@ducha/platform';
import type { Official } from '../domain/authority.js';

/** Callers as the rules of authority look at them. */
@Injectable()
export class Officials {
  constructor(private readonly directory: Directory) {}

  async of(caller: Caller): Promise<Official> {
    const unit = await this.directory.unit(caller.actingUnitId);
    return {
      role: caller.role,
      actingUnitId: caller.actingUnitId,
      actingUnitPath: caller.actingUnitPath,
      isSupervisionBody: unit?.isSupervisionBody ?? false,
    };
  }
}
