import { refusalOfStorage } from './evidence-store.js';

describe('refusalOfStorage', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('tells people that the storage is full for %s', (code) => {
    const error = Object.assign(new Error('write'), { code });
    expect(refusalOfStorage(error)).toMatchObject({ code: 'STORAGE_FULL', rule: 'tracking.attachment.storage-full' });
  });

  it.each(['EACCES', 'EROFS', 'ENOTDIR', 'EIO'])('tells people that the storage cannot be written for %s', (code) => {
    const error = Object.assign(new Error('open'), { code });
    expect(refusalOfStorage(error)).toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      rule: 'tracking.attachment.storage-unavailable',
    });
  });

  it('leaves any other failure as it is', () => {
    const error = Object.assign(new Error('write'), { code: 'EINVAL' });
    expect(refusalOfStorage(error)).toBe(error);
  });
});
