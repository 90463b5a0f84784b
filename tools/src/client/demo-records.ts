import type { LedgerAssignment, LedgerAssignmentList, LedgerItemList, PostPage } from '@ducha/contracts';
import { eventually } from './patience.js';
import type { Platform } from './platform.js';

/** Finds what the demo played by the title of its item, in the ledger of the autonomous region. */
export class DemoRecords {
  constructor(private readonly platform: Platform) {}

  /** Id of the item. */
  item(title: string): Promise<string> {
    return eventually(async () => {
      const { rows } = await this.platform
        .as('office')
        .get<LedgerItemList>(`/api/reporting/items?query=${encodeURIComponent(title)}&limit=50`);
      const found = rows.find((row) => row.title === title);
      if (!found) throw new Error(`the ledger has no item ${title}`);
      return found.id;
    });
  }

  /** The item's assignment held by a unit. */
  async assignment(title: string, unitId: string): Promise<LedgerAssignment> {
    const itemId = await this.item(title);
    return eventually(async () => {
      const { rows } = await this.platform
        .as('office')
        .get<LedgerAssignmentList>(`/api/reporting/assignments?itemId=${itemId}&limit=200`);
      const found = rows.find((row) => row.unit.id === unitId);
      if (!found) throw new Error(`${unitId} holds no assignment of ${title}`);
      return found;
    });
  }

  /** Id of a post of the unit. */
  async postOf(unitId: string): Promise<string> {
    const { rows } = await this.platform.as('office').get<PostPage>(`/api/intake/posts?unitId=${unitId}&limit=1`);
    if (!rows[0]) throw new Error(`${unitId} has no post`);
    return rows[0].id;
  }

  gachaUnitId(): Promise<string> {
    return this.platform.gachaUnitId();
  }
}
