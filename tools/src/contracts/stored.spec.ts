import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenEvents, differing, write } from './stored.js';

const file = (content: unknown) => ({ path: 'snapshots/x.events.json', content });
const event = (properties: object, required: string[] = []) => ({
  'x.y.z.v1': { type: 'object', properties, required },
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ducha-contracts-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('stored contracts', () => {
  it('differ until they are written', async () => {
    const present = file(event({ id: { type: 'string' } }));
    expect(await differing(root, [present])).toEqual([present]);
    await write(root, present);
    expect(await differing(root, [present])).toEqual([]);
    expect(await readFile(join(root, present.path), 'utf8')).toMatch(/\n$/);
  });

  it('differ again after any change, and name a change that breaks consumers', async () => {
    await write(root, file(event({ id: { type: 'string' } }, ['id'])));
    const addition = file(event({ id: { type: 'string' }, note: { type: 'string' } }, ['id']));
    expect(await differing(root, [addition])).toEqual([addition]);
    expect(await brokenEvents(root, [addition])).toEqual([]);
    expect(await brokenEvents(root, [file(event({}))])).toEqual(['x.y.z.v1.id was removed']);
  });

  it('break nothing where nothing is stored yet', async () => {
    expect(await brokenEvents(root, [file(event({}))])).toEqual([]);
  });
});
