import { readFile } from 'node:fs/promises';

/** A demo account of data/demo/accounts.json. */
export interface DemoAccount {
  personId: string;
  personName: string;
  /** Level or purpose the account belongs to, such as `region` or `banner`. */
  group: string;
  posts: { unitId: string; role: string; title: string }[];
}

export async function readAccounts(file: string): Promise<DemoAccount[]> {
  return JSON.parse(await readFile(file, 'utf8')) as DemoAccount[];
}

/** In order of first appearance: the file lists them from the autonomous region down. */
export function byGroup(accounts: DemoAccount[]): { group: string; accounts: DemoAccount[] }[] {
  const groups = [...new Set(accounts.map(({ group }) => group))];
  return groups.map((group) => ({ group, accounts: accounts.filter((account) => account.group === group) }));
}
