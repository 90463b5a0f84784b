/** One event that an answered command must have left behind, exactly once. */
export interface ExpectedEvent {
  aggregateId: string;
  version: number;
  type: string;
}

/** A command that was answered with success, as its sender knows it. */
export interface Answered {
  service: string;
  command: string;
  personId: string;
  key: string;
  /** Milliseconds since the epoch at which the request that was answered had been sent, and its answer came. */
  sentAt: number;
  answeredAt: number;
  events: ExpectedEvent[];
}

interface Row {
  id: string;
  version: number;
  children?: Row[];
}

interface Given {
  service: string;
  command: string;
  body: unknown;
}

const eventNames: Record<string, string> = {
  record: 'recorded',
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  transfer: 'transferred',
  file: 'filed',
  decomposition: 'decomposed',
  dispatch: 'dispatched',
  suspend: 'suspended',
  resume: 'resumed',
  revoke: 'revoked',
  reopen: 'reopened',
  archive: 'archived',
  acknowledge: 'acknowledged',
  decline: 'declined',
  'overrule-decline': 'decline-overruled',
  'cancel-declined': 'cancelled',
  progress: 'progress-reported',
  input: 'input-given',
  return: 'returned',
  accept: 'accepted',
  urge: 'urged',
  'request-extension': 'extension-requested',
  'decide-extension': 'extension-decided',
  'request-unable': 'unable-requested',
  confirm: 'confirmed',
  appeal: 'appealed',
};

const aggregates: Record<string, string> = { intake: 'item', tracking: 'assignment', scoring: 'deduction' };

/** `/api/<service>/<noun>/<id>/<command>`; recording an item has no id yet. */
export function givenBy(path: string, body: unknown): Given {
  const [, , service = '', , , command = 'record'] = path.split('/');
  return { service, command, body };
}

/** The events a command leads to, read from its answer. */
export function eventsOf({ service, command, body }: Given, answer: Row): ExpectedEvent[] {
  const type = (name: string) => `${service}.${aggregates[service]}.${name}.v1`;
  if (command === 'cascade')
    return (answer.children ?? []).map(({ id, version }) => ({ aggregateId: id, version, type: type('dispatched') }));
  return [{ aggregateId: answer.id, version: answer.version, type: type(nameOf(command, body)) }];
}

function nameOf(command: string, body: unknown): string {
  const { isGranted, isUpheld } = body as { isGranted?: boolean; isUpheld?: boolean };
  if (command === 'decide-unable') return isGranted ? 'closed-unable' : 'unable-refused';
  if (command === 'decide-appeal') return isUpheld ? 'upheld' : 'withdrawn';
  const name = eventNames[command];
  if (!name) throw new Error(`the ledger does not know what ${command} leads to`);
  return name;
}

/** What the clients know: every answered command, and how the platform answered in between. */
export class Ledger {
  readonly answered: Answered[] = [];
  /** Requests sent, repeats included. */
  requests = 0;
  /** Requests that got no answer, 502, 503 or 504 and were repeated under the same key. */
  unanswered = 0;
  /** Commands for which that happened at least once. */
  repeated = 0;
  /** Answers that said the event a step waits for has not arrived yet. */
  tooEarly = 0;
  /** Answers nobody may get, in words. */
  readonly unexpected: string[] = [];
  /** Commands without any answer within the patience of their sender. */
  readonly abandoned: string[] = [];
  private readonly listeners = new Set<(answered: Answered) => void>();

  /** @param answer body of the successful answer */
  add(given: Given, sender: Omit<Answered, 'service' | 'command' | 'events'>, answer: unknown): void {
    const row = answer as Row;
    const { service, command } = given;
    const answered = { ...sender, service, command, events: eventsOf(given, row) };
    this.answered.push(answered);
    for (const listener of this.listeners) listener(answered);
  }

  /** The first command answered from now on that passes; rejects when `withinMs` go by. */
  next(passes: (answered: Answered) => boolean, withinMs: number): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const listener = (answered: Answered): void => {
        if (!passes(answered)) return;
        settle();
        resolve(answered);
      };
      const timer = setTimeout(() => {
        settle();
        reject(new Error(`no command succeeded within ${withinMs / 1000} s`));
      }, withinMs);
      const settle = (): void => {
        clearTimeout(timer);
        this.listeners.delete(listener);
      };
      this.listeners.add(listener);
    });
  }
}
