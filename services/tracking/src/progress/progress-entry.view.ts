import type { AttachmentView, ProgressEntryView } from '@ducha/contracts';
import type { ProgressEntryEntity } from './progress-entry.entity.js';

export const entryView = (entry: ProgressEntryEntity, attachments: AttachmentView[]): ProgressEntryView => ({
  id: entry.id,
  kind: entry.kind,
  text: entry.text,
  percent: entry.percent,
  blockers: entry.blockers,
  signedBy: entry.signedBy,
  missingInputReason: entry.missingInputReason,
  attachments,
  enteredBy: { personName: entry.enteredByName, unitId: entry.enteredByUnitId },
  isProxyEntry: entry.isProxyEntry,
  enteredAt: entry.enteredAt.toISOString(),
});
