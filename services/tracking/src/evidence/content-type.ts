import { extname } from 'node:path';
import type { AttachmentType } from '@ducha/contracts';
import { attachmentTypes } from '@ducha/contracts';
import { fileTypeFromBuffer } from 'file-type';

/** Word, Excel and PowerPoint before 2007 share one container, as do the files of WPS; among them the name decides. */
const containerTypes: Record<string, AttachmentType> = {
  '.doc': 'application/msword',
  '.wps': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.et': 'application/vnd.ms-excel',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.dps': 'application/vnd.ms-powerpoint',
};

/** What the bytes are; null for everything that is not taken as evidence. What the sender says they are does not count. */
export async function contentTypeOf(content: Buffer, name: string): Promise<AttachmentType | null> {
  const detected = await fileTypeFromBuffer(content).catch(() => undefined);
  if (detected?.mime === 'application/x-cfb') return containerTypes[extname(name).toLowerCase()] ?? null;
  return attachmentTypes.find((type) => type === detected?.mime) ?? null;
}
