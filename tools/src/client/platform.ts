import { Session } from './session.js';

/** The people of the demo branch, by what they do in the first path (data/demo/accounts.json). */
export const people = {
  office: 'region-clerk',
  officeDirector: 'region-director',
  leader: 'region-leader',
  departmentLead: 'region-fgw-handler',
  departmentLeader: 'region-fgw-leader',
  coUnit: 'region-czt-handler',
  league: 'league-clerk',
  banner: 'banner-clerk',
  sumu: 'sumu-handler',
  gacha: 'gacha-clerk',
  stranger: 'hohhot-clerk',
} as const;
export type Role = keyof typeof people;

export const units = {
  region: '150000000000',
  departmentLead: '150000000000_FGW',
  coUnit: '150000000000_CZT',
  league: '152900000000',
  banner: '152921000000',
  sumu: '152921105000',
} as const;

/** A running platform with a session for each person who takes part. */
export class Platform {
  private readonly sessions = new Map<string, Session>();

  constructor(
    readonly baseUrl: string,
    readonly options: { patienceMs: number } = { patienceMs: 0 },
  ) {}

  as(role: Role): Session {
    return this.asPerson(people[role]);
  }

  asPerson(personId: string): Session {
    const known = this.sessions.get(personId);
    if (known) return known;
    const session = new Session(this.baseUrl, personId, this.options);
    this.sessions.set(personId, session);
    return session;
  }

  /** The unit of the demo branch at the fifth level, as its clerk's post says. */
  async gachaUnitId(): Promise<string> {
    const me = await this.as('gacha').get<{ posts: { actingUnit: { id: string } }[] }>('/api/intake/me');
    const unitId = me.posts[0]?.actingUnit.id;
    if (!unitId)
      throw new Error('the demo clerk of the gacha has no post: was the organization loaded with its demo people?');
    return unitId;
  }
}
