import { emptyDraft, type DraftInput } from './draft.js';
import { mergeDrafts } from './draft-merge.js';

const base: DraftInput = { ...emptyDraft, title: '甲', content: '乙', handlingProposal: '丙' };

describe('mergeDrafts', () => {
  it('takes what only the other changed', () => {
    const merge = mergeDrafts(base, base, { ...base, title: '新名称' });
    expect(merge).toEqual({ input: { ...base, title: '新名称' }, adopted: ['title'], contested: [] });
  });

  it('keeps what only the person changed', () =>
    expect(mergeDrafts(base, { ...base, content: '我写的' }, base)).toEqual({
      input: { ...base, content: '我写的' },
      adopted: [],
      contested: [],
    }));

  it('brings changes of different fields together', () =>
    expect(mergeDrafts(base, { ...base, content: '我写的' }, { ...base, title: '新名称' }).input).toEqual({
      ...base,
      title: '新名称',
      content: '我写的',
    }));

  it('asks where both changed a field, and keeps the own text meanwhile', () => {
    const merge = mergeDrafts(base, { ...base, title: '我的' }, { ...base, title: '对方的' });
    expect(merge.contested).toEqual(['title']);
    expect(merge.input.title).toBe('我的');
  });

  it('asks nothing where both wrote the same', () =>
    expect(mergeDrafts(base, { ...base, title: '同' }, { ...base, title: '同 ' }).contested).toEqual([]));
});
