import { Injectable } from '@nestjs/common';

/**
 * Conditions a service adds to the readiness and the status of the platform, in `onModuleInit`. They are shown and alarm, but take
 * nothing out of use: without its evidence folder a service still does all else.
 */
@Injectable()
export class OwnChecks {
  private readonly probes = new Map<string, () => Promise<unknown>>();

  /** @param probe throws where the condition does not hold */
  add(name: string, probe: () => Promise<unknown>): void {
    this.probes.set(name, probe);
  }

  get all(): ReadonlyMap<string, () => Promise<unknown>> {
    return this.probes;
  }
}
