import { placeOf, recordsPath, taskPath } from './place.js';

describe('the addresses of the village page', () => {
  it.each([
    ['/m', { kind: 'LIST' }],
    ['/m/', { kind: 'LIST' }],
    ['/m/anything', { kind: 'LIST' }],
    [taskPath('1'), { kind: 'TASK', assignmentId: '1' }],
    ['/m/tasks', { kind: 'LIST' }],
    [recordsPath, { kind: 'RECORDS' }],
    ['/m/sign-in/callback', { kind: 'SIGN_IN_CALLBACK' }],
    ['/m/signed-out', { kind: 'SIGNED_OUT' }],
  ])('%s', (path, place) => expect(placeOf(path)).toEqual(place));
});
