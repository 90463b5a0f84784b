import type { AttachmentView } from '@ducha/contracts';
import type { AttachmentEntity } from './attachment.entity.js';

export const attachmentView = ({ id, name, size, contentType, sha256 }: AttachmentEntity): AttachmentView => ({
  id,
  name,
  size,
  contentType,
  sha256,
});
