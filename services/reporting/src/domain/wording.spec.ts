import { AssignmentRole, assignmentStatuses, hasSentence, statusLamps } from '@ducha/contracts';

describe('words of the export', () => {
  it.each([
    ...assignmentStatuses.map((code) => `reporting.status.${code}`),
    ...statusLamps.map((code) => `reporting.lamp-name.${code}`),
    ...AssignmentRole.options.map((code) => `reporting.role.${code}`),
  ])('%s has one', (key) => {
    expect(hasSentence(key)).toBe(true);
  });
});
