import { setTimeout as pause } from 'node:timers/promises';
import { people, units } from '../client/platform.js';
import type { Role } from '../client/platform.js';
import { MatterLeft } from './courier.js';
import type { Courier } from './courier.js';
import type { Random } from './random.js';

const HOUR = 3_600_000;
const lookMs = 250;

/** One person as the steps need them. */
export interface Person {
  get<T>(path: string): Promise<T>;
  command<T>(method: 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<T>;
}

/** The people and places of the matters that are played. */
export class Cast {
  constructor(
    private readonly courier: Courier,
    readonly random: Random,
    private readonly gachaUnitId: string,
  ) {}

  as(role: Role): Person {
    const personId = people[role];
    return {
      get: <T>(path: string) => this.get<T>(personId, path),
      command: <T>(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown = {}) =>
        this.courier.command<T>(personId, method, path, body),
    };
  }

  /** Who hands on to whom, from the league down. */
  get chain(): readonly { from: Role; to: Role; unitId: string }[] {
    return [
      { from: 'league', to: 'banner', unitId: units.banner },
      { from: 'banner', to: 'sumu', unitId: units.sumu },
      { from: 'sumu', to: 'gacha', unitId: this.gachaUnitId },
    ];
  }

  inDays(days: number): Date {
    return new Date(Date.now() + days * 24 * HOUR);
  }

  inSeconds(seconds: number): Date {
    return new Date(Date.now() + seconds * 1000);
  }

  /** Asks until the answer is there: what another service does follows by event. */
  async eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      if (this.courier.hasEnded) throw new MatterLeft('the load has ended');
      const found = await look();
      if (found !== undefined) return found;
      await pause(lookMs);
    }
  }

  private async get<T>(personId: string, path: string): Promise<T> {
    for (;;) {
      const { status, body } = await this.courier.get(personId, path);
      if (status === 200) return body as T;
      if (this.courier.hasEnded) throw new MatterLeft('the load has ended');
      await pause(lookMs);
    }
  }
}
