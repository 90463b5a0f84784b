import type { AttachmentView } from '@ducha/contracts';

export const noFiles: AttachmentView[] = [];

/** The files of a report as its command names them; left out where there are none. */
export const attachmentIds = (files: readonly AttachmentView[]): { attachmentIds?: string[] } =>
  files.length > 0 ? { attachmentIds: files.map(({ id }) => id) } : {};
