import { Platform, people, units } from '../client/platform.js';
import { signIn } from '../sign-in/sign-in.js';
import { Cast } from './cast.js';
import { Courier, MatterLeft } from './courier.js';
import type { Probe } from './kills.js';
import { Ledger } from './ledger.js';
import { playMatter } from './matters.js';
import type { Victim } from './options.js';
import { Pacer } from './pacer.js';
import type { Random } from './random.js';

const mostInFlight = 64;
const mostOpen = 150;

/** Mixed lifecycle commands at a rate, until it is told to finish. */
export class Load {
  readonly ledger: Ledger;
  private readonly pacer: Pacer;

  private constructor(
    private readonly courier: Courier,
    cast: Cast,
    rate: number,
    private readonly origin: string,
  ) {
    this.ledger = courier.ledger;
    const begin = () =>
      playMatter(cast).catch((error: unknown) => {
        if (!(error instanceof MatterLeft)) this.ledger.unexpected.push(String(error));
      });
    this.pacer = new Pacer({ perSecond: rate, mostInFlight, mostOpen }, begin);
  }

  /** @throws where the people of the demo branch cannot sign in */
  static async prepare(origin: string, rate: number, random: Random): Promise<Load> {
    const gachaUnitId = await new Platform(origin, { patienceMs: 30_000 }).gachaUnitId();
    const courier = new Courier(origin, mostInFlight, new Ledger());
    await courier.signIn(Object.values(people));
    return new Load(courier, new Cast(courier, random, gachaUnitId), rate, origin);
  }

  /** Turns of the rate that were not used. */
  get shed(): number {
    return this.pacer.shed;
  }

  get probes(): Partial<Record<Victim, Probe>> {
    const answers = (path: string) => async () => (await this.courier.get(people.office, path)).status === 200;
    return {
      scoring: answers('/api/scoring/rule-sets'),
      reporting: answers(`/api/reporting/dashboard?unitId=${units.region}`),
      identity: () =>
        signIn(this.origin, people.office).then(
          () => true,
          () => false,
        ),
    };
  }

  start(): void {
    this.courier.begin(this.pacer);
    this.pacer.start();
  }

  /** Begins nothing more; what was sent and not answered yet is carried on until it is. */
  async finish(): Promise<void> {
    this.courier.end();
    await this.pacer.finish();
  }

  close(): Promise<void> {
    return this.courier.close();
  }
}
