import 'fake-indexeddb/auto';
import { Records } from './records.js';
import { openVillageDb, type VillageDb } from './village-db.js';

let count = 0;

/** An empty database with keys that tell themselves apart, for specs. */
export async function aQueue(
  now = () => new Date('2026-11-26T02:00:00Z'),
): Promise<{ db: VillageDb; records: Records }> {
  const db = await openVillageDb(`spec-${(count += 1)}`);
  let key = 0;
  return { db, records: new Records(db, () => `key-${(key += 1)}`, now) };
}
