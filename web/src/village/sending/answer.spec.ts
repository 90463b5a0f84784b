import { answerTo } from './answer.js';

const rule = 'tracking.progress.wrong-status';

describe('what an answer means for a record', () => {
  it.each([
    { name: 'no answer', problem: { status: 0, sentence: '' }, kind: 'SILENT' },
    { name: 'the sign-in has ended', problem: { status: 401, sentence: '', rule }, kind: 'SIGN_IN' },
    { name: 'refused input', problem: { status: 422, sentence: '请填写。', rule }, kind: 'REFUSED' },
    { name: 'refused by state', problem: { status: 409, sentence: '已办结。', rule }, kind: 'REFUSED' },
    { name: 'another unit', problem: { status: 403, sentence: '非承办单位。', rule }, kind: 'REFUSED' },
    { name: 'gone', problem: { status: 404, sentence: '没有这项任务。', rule }, kind: 'REFUSED' },
    { name: 'a service that is down', problem: { status: 502, sentence: '', rule }, kind: 'TROUBLE' },
    { name: 'too many at once', problem: { status: 429, sentence: '', rule }, kind: 'TROUBLE' },
    { name: 'the page of a paid network', problem: { status: 403, sentence: '' }, kind: 'TROUBLE' },
  ])('$name: $kind', ({ problem, kind }) => expect(answerTo(problem).kind).toBe(kind));
});
