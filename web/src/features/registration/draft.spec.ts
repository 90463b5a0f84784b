import type { ItemView } from '@ducha/contracts';
import {
  changedFields,
  draftOf,
  emptyDraft,
  fieldOfRefusal,
  recordBody,
  revisionBody,
  savingGaps,
  submitGaps,
  type DraftInput,
} from './draft.js';

const aDraft = (change: Partial<DraftInput> = {}): DraftInput => ({
  ...emptyDraft,
  title: '推进储备库建设',
  content: '年底前建成',
  sourceKind: 'LEADER_INSTRUCTION',
  contentCategory: 'KEY_WORK',
  ...change,
});

describe('savingGaps', () => {
  it.each([
    ['nothing of a saveable draft', aDraft(), []],
    ['what an empty form lacks', emptyDraft, ['title', 'content', 'sourceKind', 'contentCategory']],
    ['a title of blanks', aDraft({ title: '  ' }), ['title']],
    ['a basis without its reference', aDraft({ basisKind: 'LEADER_DIRECTIVE' }), ['basisReference']],
    ['a reference without its basis', aDraft({ basisReference: '常务会议纪要' }), ['basisKind']],
    ['an address that is none', aDraft({ link: 'www.example' }), ['link']],
  ] as const)('names %s', (_name, input, expected) => expect(savingGaps(input)).toEqual(expected));
});

describe('submitGaps', () => {
  it('asks for proposal, basis and both limits', () =>
    expect(submitGaps(aDraft())).toEqual(['handlingProposal', 'basisKind', 'reportDueAt', 'completionDueAt']));

  it('asks for the basis once', () =>
    expect(submitGaps(aDraft({ basisReference: '常务会议纪要' })).filter((gap) => gap === 'basisKind')).toHaveLength(
      1,
    ));
});

describe('recordBody', () => {
  it('leaves out what is empty and the blanks around texts', () =>
    expect(recordBody(aDraft({ title: ' 推进 ', documentNo: ' ', issuedBy: '布和' }))).toEqual({
      title: '推进',
      content: '年底前建成',
      source: { kind: 'LEADER_INSTRUCTION', issuedBy: '布和' },
      contentCategory: 'KEY_WORK',
      urgency: 'NORMAL',
      disclosure: 'INTERNAL',
      containsStateSecret: false,
    }));
});

describe('revisionBody', () => {
  const saved = aDraft({ handlingProposal: '请发改委牵头', basisKind: 'LEADER_DIRECTIVE', basisReference: '批示' });

  it.each([
    ['nothing where only blanks changed', aDraft({ ...saved, title: ' 推进储备库建设' }), null],
    ['one text', aDraft({ ...saved, title: '推进' }), { title: '推进' }],
    ['a cleared text as null', aDraft({ ...saved, handlingProposal: '' }), { handlingProposal: null }],
    ['a cleared basis as null', aDraft({ ...saved, basisKind: '', basisReference: '' }), { initiationBasis: null }],
    [
      'the source as a whole',
      aDraft({ ...saved, documentNo: '3号' }),
      { source: { kind: 'LEADER_INSTRUCTION', documentNo: '3号' } },
    ],
  ])('sends %s', (_name, input, expected) => expect(revisionBody(saved, input)).toEqual(expected));
});

describe('draftOf', () => {
  it('is what would be saved again', () => {
    const item = {
      ...recordBody(aDraft()),
      source: {
        kind: 'AUDIT',
        documentNo: '审报〔2026〕1号',
        issuedBy: null,
        receivedOn: null,
        sentence: null,
        link: null,
      },
      handlingProposal: null,
      initiationBasis: null,
      reportDueAt: null,
      completionDueAt: '2026-12-20T16:00:00.000Z',
    } as unknown as ItemView;
    const draft = draftOf(item);
    expect(draft).toMatchObject({
      documentNo: '审报〔2026〕1号',
      basisKind: '',
      completionDueAt: item.completionDueAt,
    });
    expect(changedFields(draft, draftOf(item))).toEqual([]);
  });
});

describe('fieldOfRefusal', () => {
  it.each([
    ['title', 'title'],
    ['source.documentNo', 'documentNo'],
    ['initiationBasis', 'basisKind'],
    ['containsStateSecret', undefined],
  ])('of %s is %s', (path, expected) => expect(fieldOfRefusal(path)).toBe(expected));
});
