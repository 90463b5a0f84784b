import {
  AssignmentRole,
  assignmentStatuses,
  hasSentence,
  ledgerAssignmentColumns,
  SourceKind,
  statusLamps,
  Urgency,
} from '@ducha/contracts';

describe('words of the export', () => {
  it.each([
    ...assignmentStatuses.map((code) => `reporting.status.${code}`),
    ...statusLamps.map((code) => `reporting.lamp-name.${code}`),
    ...ledgerAssignmentColumns.map((column) => `reporting.column.${column}`),
    ...SourceKind.options.map((code) => `reporting.source.${code}`),
    ...Urgency.options.map((code) => `reporting.urgency.${code}`),
    ...AssignmentRole.options.map((code) => `reporting.role.${code}`),
  ])('%s has one', (key) => {
    expect(hasSentence(key)).toBe(true);
  });
});
