import type { Platform } from '../client/platform.js';
import { Session } from '../client/session.js';
import { check } from './check.js';

interface Problem {
  status: number;
  rule?: string;
  errors?: { field: string; rule: string }[];
}

/** Wrong input and wrong people are refused with problem+json, and nothing changes. */
export async function checkRefusals(
  platform: Platform,
  itemId: string,
  assignmentId: string,
  log: (line: string) => void,
): Promise<void> {
  const office = platform.as('office');
  const stranger = platform.as('stranger');
  const before = await office.get<{ version: number }>(`/api/intake/items/${itemId}`);

  const refused = async (
    step: string,
    status: number,
    answer: Promise<{ status: number; headers: Headers; body: Problem }>,
  ): Promise<Problem> => {
    const { status: got, headers, body } = await answer;
    check(
      step,
      { status: got, type: headers.get('content-type')?.split(';')[0] },
      { status, type: 'application/problem+json' },
    );
    return body;
  };

  const unknown = await refused(
    'an unknown field is refused',
    400,
    office.ask('POST', `/api/intake/items/${itemId}/archive`, { colour: 'red' }),
  );
  check(
    'and named',
    unknown.errors?.some(({ field }) => field.includes('colour')),
    true,
  );
  await refused('a malformed id is refused', 400, office.ask('GET', '/api/intake/items/not-an-id'));
  await refused("another unit's item is not found", 404, stranger.ask('GET', `/api/intake/items/${itemId}`));
  await refused(
    "another unit's assignment is not found",
    404,
    stranger.ask('POST', `/api/tracking/assignments/${assignmentId}/acknowledge`, {}),
  );
  await refused(
    'a closed assignment is not acknowledged again',
    409,
    platform.as('league').ask('POST', `/api/tracking/assignments/${assignmentId}/acknowledge`, {}),
  );

  const forger = Session.withToken(platform.baseUrl, 'forged.token.here', platform.options);
  await refused('a forged token is refused', 401, forger.ask('GET', `/api/intake/items/${itemId}`));

  const after = await office.get<{ version: number }>(`/api/intake/items/${itemId}`);
  check('refused requests change nothing', after.version, before.version);
  log('wrong input and wrong people refused, nothing changed');
}
