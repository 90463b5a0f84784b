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
  leads: LeadInput[];
}

/** The breakdown in the editor, kept over reloads, and how it meets what others save. */
export function useBreakdown(item: ItemView, postId: string) {
  const client = useQueryClient();
  const [start] = useState(() => keptBreakdown(postId, item.id));
  const [leads, setLeads] = useState(() => start?.leads ?? breakdownOf(item));
  const [basis, setBasis] = useState(start?.version ?? item.version);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [other, setOther] = useState<OtherBreakdown | null>(null);
  const saved = breakdownOf(item);
  const isDirty = !isSameBreakdown(leads, saved);
  const command = useCommand((body: LeadInput[], key) => saveBreakdown(item.id, basis, breakdownBody(body), key));

  useEffect(() => {
    keepBreakdown(postId, item.id, isDirty ? { version: basis, leads } : null);
  }, [postId, item.id, isDirty, basis, leads]);

  // Someone else saved: nothing of one's own is at stake, or the person decides.
  const isBehind = item.version > basis;
  useEffect(() => {
    if (!isBehind || other) return;
    let isCurrent = true;
    void lastChangeOf(item.id)
      .catch(() => ({ by: null, at: null }))
      .then((change) => isCurrent && setOther({ ...change, leads: breakdownOf(item) }));
    return () => {
      isCurrent = false;
    };
  }, [isBehind, other, item]);

  const adopt = () => {
    setLeads(breakdownOf(item));
    setBasis(item.version);
    setOther(null);
  };
  const insist = () => {
    setBasis(item.version);
    setOther(null);
    command.clear();
  };
  const save = async (): Promise<boolean> => {
    const answer = await command.run(leads);
    if (answer === null) {
      await client.invalidateQueries({ queryKey: ['item', item.id] });
      return false;
    }
    setBasis(answer.version);
    setSavedAt(new Date().toISOString());
    client.setQueryData(['item', item.id], answer);
    setLeads(breakdownOf(answer));
    return true;
  };
  return { leads, setLeads, isDirty, savedAt, other, isRestored: start !== null, adopt, insist, save, command };
}
