import { refusalOfStorage } from './evidence-store.js';

describe('refusalOfStorage', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('tells people that the storage is full for %s', (code) => {
    const error = Object.assign(new Error('write'), { code });
    expect(refusalOfStorage(error)).toMatchObject({ code: 'STORAGE_FULL', rule: 'tracking.attachment.storage-full' });
  });

  it('leaves any other failure as it is', () => {
    const error = Object.assign(new Error('write'), { code: 'EIO' });
    expect(refusalOfStorage(error)).toBe(error);
  });
});
