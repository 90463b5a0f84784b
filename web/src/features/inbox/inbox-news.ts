import type { Inbox, InboxRow } from '@ducha/contracts';

/** Whether a row began to wait after the inbox was last looked at; nothing is new on the first look. */
export const isNew = (row: Pick<InboxRow, 'since'>, lastSeen: string | null): boolean =>
  lastSeen !== null && new Date(row.since).getTime() > new Date(lastSeen).getTime();

/** Whether anything shown is new: the mark on the button. */
export const hasNew = (inbox: Pick<Inbox, 'groups'> | undefined, lastSeen: string | null): boolean =>
  inbox?.groups.some(({ rows }) => rows.some((row) => isNew(row, lastSeen))) ?? false;
