import type { AssignmentListRow, ProgressEntryView, ReviewView, WorkDays } from '@ducha/contracts';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FeedbackDraft } from '../feedback/feedback.js';
import type { VillageRecord } from './village-record.js';

/** Who works on this phone: known without network, until they sign out or someone else signs in. No token is ever stored here. */
export interface LocalPerson {
  personId: string;
  personName: string;
  posts: { id: string; unit: { id: string; name: string; shortName: string } }[];
  postId: string;
}

/** What the person owed when the server was last reached. */
export interface CachedList {
  rows: AssignmentListRow[];
  workDays: WorkDays;
  /** When it was read, as the phone's clock has it. */
  asOf: string;
}

/** Decisions on one assignment and what was reported of it, as last read. */
export interface CachedDetail {
  reviews: ReviewView[];
  progress: ProgressEntryView[];
}

/** Every row belongs to one person; nothing is read under another's id. */
interface VillageSchema extends DBSchema {
  person: { key: string; value: LocalPerson };
  list: { key: [personId: string, postId: string]; value: CachedList };
  detail: { key: [personId: string, assignmentId: string]; value: CachedDetail };
  record: { key: number; value: VillageRecord; indexes: { owner: string } };
  /** Bytes of photos, beside their records: a record is read often, its photos once. */
  photo: { key: string; value: ArrayBuffer };
  draft: { key: [personId: string, assignmentId: string]; value: FeedbackDraft };
  lease: { key: string; value: { holder: string; until: number } };
}

export type VillageDb = IDBPDatabase<VillageSchema>;

export function openVillageDb(name = 'ducha-village'): Promise<VillageDb> {
  return openDB<VillageSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('person');
      db.createObjectStore('list');
      db.createObjectStore('detail');
      db.createObjectStore('record', { keyPath: 'id', autoIncrement: true }).createIndex('owner', 'ownerId');
      db.createObjectStore('photo');
      db.createObjectStore('draft');
      db.createObjectStore('lease');
    },
    // A newer page in another tab may change the tables; this one reads them anew when it is opened again.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
}
