import { itemStatuses } from '@ducha/contracts';
import { anItem, anyItem } from '../../test/an-item.js';
import { toItem, toRow } from './item-mapping.js';

describe('toRow and toItem', () => {
  it.each(itemStatuses)('an item that is %s survives its row', (status) => {
    expect(toItem(toRow(anyItem(status)))).toEqual(anyItem(status));
  });

  it('a draft with nothing optional survives its row', () => {
    const draft = anItem('DRAFT', {
      handlingProposal: null,
      initiationBasis: null,
      reportDueAt: null,
      completionDueAt: null,
    });
    expect(toItem(toRow(draft))).toEqual(draft);
  });

  it('refuses a row whose columns do not fit its status', () => {
    expect(() => toItem({ ...toRow(anItem('REGISTERED')), itemNo: null })).toThrow('lacks what an item REGISTERED has');
    expect(() => toItem({ ...toRow(anItem('SUSPENDED')), previousStatus: 'DRAFT' })).toThrow('suspended from DRAFT');
  });
});
