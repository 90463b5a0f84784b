import { extname } from 'node:path';
import type { AttachmentType } from '@ducha/contracts';

/** Extensions a file of the type may carry, the usual one first. */
const extensions: Record<AttachmentType, [string, ...string[]]> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jfif'],
  'image/png': ['.png'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'image/heic': ['.heic', '.heif'],
  'application/pdf': ['.pdf'],
  'application/msword': ['.doc', '.wps'],
  'application/vnd.ms-excel': ['.xls', '.et'],
  'application/vnd.ms-powerpoint': ['.ppt', '.dps'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
};
const longest = 120;

/** The name as the sender's header says it, URI-encoded; null where it is missing, malformed or empty. */
export function givenName(header: string | undefined): string | null {
  try {
    return decodeURIComponent(header ?? '').trim() || null;
  } catch {
    return null;
  }
}

/**
 * A name that is safe in any folder and dialogue: no path, no control or direction characters (`a\u202Efdp.exe` shows as `aexe.pdf`),
 * nothing a file system refuses, and an extension that says what the content is.
 */
export function safeName(given: string, type: AttachmentType): string {
  const plain = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    // Line breaks, zero-width characters and direction marks are all control or format characters.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/["<>:|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const extension = extname(plain).toLowerCase();
  const [usual, ...others] = extensions[type];
  const isFitting = [usual, ...others].includes(extension);
  const stem = isFitting ? plain.slice(0, -extension.length) : plain;
  const end = isFitting ? extension : usual;
  return `${[...stem].slice(0, longest - end.length).join('') || '附件'}${end}`;
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266: a name for old clients and the real one. Always a download, never shown in the page's own origin. */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`;
}
