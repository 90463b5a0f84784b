import { postRoleNames } from '@ducha/contracts';
import { byGroup } from '../identity/accounts.js';
import type { DemoAccount } from '../identity/accounts.js';
import { groupNames } from './messages.zh-cn.js';
import { table } from './table.js';

/** The demo accounts by level: account, name, role, post. */
export function accountLines(accounts: DemoAccount[]): string[] {
  const groups = byGroup(accounts);
  const rows = groups.flatMap(({ accounts: members }) => members.map(row));
  const lines = table(rows);
  let next = 0;
  return groups.flatMap(({ group, accounts: members }) => [
    `  ${groupNames[group] ?? group}`,
    ...members.map(() => `    ${lines[next++]}`),
  ]);
}

const row = ({ personId, personName, posts }: DemoAccount): string[] => [
  personId,
  personName,
  [...new Set(posts.map(({ role }) => postRoleNames[role] ?? role))].join('、'),
  posts.map(({ title }) => title).join('；'),
];
