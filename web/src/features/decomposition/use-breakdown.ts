import { useQueryClient } from '@tanstack/react-query';
import type { ItemView } from '@ducha/contracts';
import { useEffect, useState } from 'react';
import { useCommand } from '../form/use-command.js';
import { lastChangeOf } from '../registration/registration.api.js';
import { breakdownBody, breakdownOf, isSameBreakdown, type LeadInput } from './breakdown.js';
import { keepBreakdown, keptBreakdown } from './breakdown-storage.js';
import { saveBreakdown } from './decomposition.api.js';

/** Another person's breakdown met while this one was being written. */
export interface OtherBreakdown {
  by: string | null;
  at: string | null;
  version: number;
  leads: LeadInput[];
}

/** The breakdown in the editor, kept over reloads, and how it meets what others save. */
export function useBreakdown(item: ItemView, postId: string) {
  const client = useQueryClient();
  const [start] = useState(() => keptBreakdown(postId, item.id));
  const [leads, setLeads] = useState(() => start?.leads ?? breakdownOf(item));
  const [basis, setBasis] = useState(() => ({
    version: start?.version ?? item.version,
    leads: start?.basis ?? breakdownOf(item),
  }));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [other, setOther] = useState<OtherBreakdown | null>(null);
  const isDirty = !isSameBreakdown(leads, basis.leads);
  const command = useCommand((body: LeadInput[], key) =>
    saveBreakdown(item.id, basis.version, breakdownBody(body), key),
  );

  useEffect(() => {
    keepBreakdown(postId, item.id, isDirty ? { version: basis.version, basis: basis.leads, leads } : null);
  }, [postId, item.id, isDirty, basis, leads]);

  const settleOn = (found: ItemView) => {
    setBasis({ version: found.version, leads: breakdownOf(found) });
    setOther(null);
  };
  const adopt = () => {
    setLeads(breakdownOf(item));
    settleOn(item);
  };

  // Someone else saved. Where nothing of one's own is at stake theirs is taken over; else the person decides.
  const isBehind = item.version > basis.version && !command.isSending;
  const isTheirs = isBehind && (!isDirty || isSameBreakdown(leads, breakdownOf(item)));
  if (isTheirs) adopt();
  const isMet = isBehind && !isTheirs && other?.version !== item.version;
  useEffect(() => {
    if (!isMet) return undefined;
    let isCurrent = true;
    void lastChangeOf(item.id)
      .catch(() => ({ by: null, at: null }))
      .then((change) => isCurrent && setOther({ ...change, version: item.version, leads: breakdownOf(item) }));
    return () => {
      isCurrent = false;
    };
  }, [isMet, item]);

  const insist = () => {
    settleOn(item);
    command.clear();
  };
  const save = async (): Promise<boolean> => {
    const answer = await command.run(leads);
    if (answer === null) {
      await client.invalidateQueries({ queryKey: ['item', item.id] });
      return false;
    }
    settleOn(answer);
    setSavedAt(new Date().toISOString());
    client.setQueryData(['item', item.id], answer);
    setLeads(breakdownOf(answer));
    return true;
  };
  return { leads, setLeads, isDirty, savedAt, other, isRestored: start !== null, adopt, insist, save, command };
}
