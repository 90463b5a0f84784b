import { parseArgs } from 'node:util';
import { DeadLetters, Rebuild, Reconciliation, StreamSetup, type RebuildProgress } from '@ducha/messaging';
import type { INestApplicationContext } from '@nestjs/common';
import { ConfigError } from '../config/load-config.js';
import type { ServiceCommand } from './service-definition.js';

const write = (text: string): void => void process.stdout.write(`${text}\n`);

/** Words every service knows besides its own. Their application has its event handlers connected, but consumes nothing by itself. */
export const maintenanceCommands: ServiceCommand[] = [
  { name: 'rebuild', summary: 'makes the projections again from the event logs', run: rebuild },
  { name: 'catch-up', summary: 'applies events of the event logs that never arrived', run: catchUp },
  { name: 'reconcile', summary: 'compares what is kept here with where it came from [--json]', run: reconcile },
  {
    name: 'streams',
    summary: 'makes the streams and consumers of this service, or brings them up to date',
    run: streams,
  },
  { name: 'dead-letters', summary: 'list | replay [--aggregate <id>] [--consumer <name>] [--json]', run: deadLetters },
];

/** Says for each context how far it is, how fast, and how long the rest will take at that rate. */
function progress(): (step: RebuildProgress) => void {
  const began = new Map<string, number>();
  return ({ context, events, fraction }) => {
    const since = began.get(context) ?? performance.now();
    began.set(context, since);
    const seconds = (performance.now() - since) / 1000;
    const rate = seconds > 0 ? `, ${Math.round(events / seconds)} events/s` : '';
    const rest =
      seconds > 0 && fraction < 1 ? `, about ${Math.ceil((seconds * (1 - fraction)) / fraction)} s left` : '';
    write(`${context}: ${events} events, ${Math.round(fraction * 100)} %${rate}${rest}`);
  };
}

async function catchUp(app: INestApplicationContext): Promise<void> {
  const { events, parked } = await app.get(Rebuild).catchUp(progress());
  write(`${events} events had not arrived and were applied, ${parked} set aside`);
  if (parked > 0) process.exitCode = 1;
}

async function reconcile(app: INestApplicationContext, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const run = await app.get(Reconciliation).run();
  if (values.json) write(JSON.stringify(run));
  else {
    for (const { subject, count } of run.checked) write(`${subject}: ${count} compared`);
    for (const { kind, subject, count, ids } of run.differences)
      write(`${kind} ${subject}: ${count}, ${ids.join(' ')}`);
    write(`${run.outcome} after ${run.durationMs ?? 0} ms${run.error === null ? '' : `: ${run.error}`}`);
  }
  if (run.outcome !== 'AGREES') process.exitCode = 1;
}

async function rebuild(app: INestApplicationContext): Promise<void> {
  const { events, parked } = await app.get(Rebuild).run(progress());
  write(`rebuilt from ${events} events, ${parked} set aside`);
  if (parked > 0) process.exitCode = 1;
}

async function streams(app: INestApplicationContext): Promise<void> {
  const { streams: names, consumers } = await app.get(StreamSetup).ensure();
  write(`streams ${names.join(', ')}; consumers ${consumers.join(', ') || 'none'}`);
}

async function deadLetters(app: INestApplicationContext, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { aggregate: { type: 'string' }, consumer: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const filter = { aggregateId: values.aggregate, consumer: values.consumer };
  const [word = 'list'] = positionals;
  if (word === 'list') return list(app, filter, values.json);
  if (word === 'replay') return replay(app, filter, values.json);
  throw new ConfigError([`dead-letters: "${word}" is neither list nor replay`]);
}

type Filter = Parameters<DeadLetters['list']>[0];

async function list(app: INestApplicationContext, filter: Filter, isJson: boolean): Promise<void> {
  const letters = await app.get(DeadLetters).list(filter);
  if (isJson) return write(JSON.stringify(letters.map(({ envelope: _, ...letter }) => letter)));
  for (const letter of letters) {
    write(
      [
        letter.createdAt.toISOString(),
        letter.consumer,
        letter.type,
        letter.aggregateId,
        `v${letter.aggregateVersion}`,
        letter.reason,
        letter.error ?? '',
      ].join('  '),
    );
  }
  write(`${letters.length} set aside`);
}

async function replay(app: INestApplicationContext, filter: Filter, isJson: boolean): Promise<void> {
  const results = await app.get(DeadLetters).replay(filter);
  const failed = results.filter(({ failure }) => failure !== null);
  if (isJson) write(JSON.stringify(results));
  else {
    for (const { consumer, aggregateId, applied, failure } of results)
      write(`${consumer}  ${aggregateId}  ${applied} applied  ${failure ?? 'released'}`);
    write(`${results.length - failed.length} aggregates released, ${failed.length} still parked`);
  }
  if (failed.length > 0) process.exitCode = 1;
}
