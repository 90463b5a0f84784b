import type { StreamReader } from './event-stream.js';
import { keepLive, type LiveState } from './keep-live.js';

/** As `ApiProblem` of the session's requests. */
class Refusal extends Error {
  constructor(readonly status: number) {
    super();
  }
}

type Attempt = (reader: StreamReader) => void;

/** Plays one attempt after the other; the reader leaves when there is none left. */
async function play(attempts: Attempt[]) {
  const states: LiveState[] = [];
  const pauses: number[] = [];
  let changes = 0;
  const leaving = new AbortController();
  const left = [...attempts];
  await keepLive(
    {
      read: (reader) => {
        const attempt = left.shift();
        if (!attempt) {
          leaving.abort();
          return Promise.reject(new Error('left'));
        }
        return new Promise((resolve) => {
          attempt(reader);
          resolve();
        });
      },
      changed: () => (changes += 1),
      become: (state) => states.push(state),
      wait: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
      random: () => 1,
    },
    leaving.signal,
  );
  return { states, pauses, changes, isDone: left.length === 0 };
}

const opens: Attempt = (reader) => reader.opened();
const breaks: Attempt = () => {
  throw new Refusal(0);
};
const refuses =
  (status: number): Attempt =>
  () => {
    throw new Refusal(status);
  };

describe('a live dashboard', () => {
  it('reads again for every change, and once when the stream opens', async () => {
    const changes: Attempt = (reader) => {
      reader.opened();
      reader.event('changed', {});
      reader.event('changed', {});
    };
    expect((await play([changes])).changes).toBe(3);
  });

  it('reads again after a break, as changes may have been missed', async () => {
    const { changes, states } = await play([opens, opens]);
    expect(changes).toBe(2);
    expect(states).toEqual(['CONNECTING', 'LIVE', 'RETRYING', 'LIVE', 'RETRYING']);
  });

  it('waits longer after each failure, up to half a minute, and starts again once it was open', async () => {
    const { pauses } = await play([breaks, breaks, breaks, breaks, breaks, breaks, breaks, opens, breaks]);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 1_000, 2_000]);
  });

  it.each([401, 403, 404])('does not ask again after a refusal with %d', async (status) => {
    const { states, isDone } = await play([refuses(status), opens]);
    expect(states).toEqual(['CONNECTING', 'REFUSED']);
    expect(isDone).toBe(false);
  });

  it('waits a minute where the person has as many streams open as allowed', async () =>
    expect((await play([refuses(422), opens])).pauses[0]).toBe(60_000));

  it('connects again with the next token without a word', async () => {
    const runsOut: Attempt = (reader) => {
      reader.opened();
      reader.event('ended', { reason: 'SIGNED_OUT' });
    };
    const { states } = await play([runsOut, opens]);
    expect(states.slice(0, 3)).toEqual(['CONNECTING', 'LIVE', 'LIVE']);
  });

  it('says that it is interrupted while the service starts again', async () => {
    const stops: Attempt = (reader) => {
      reader.opened();
      reader.event('ended', { reason: 'SHUTTING_DOWN' });
    };
    const { states } = await play([stops, opens]);
    expect(states.slice(0, 4)).toEqual(['CONNECTING', 'LIVE', 'RETRYING', 'LIVE']);
  });
});
