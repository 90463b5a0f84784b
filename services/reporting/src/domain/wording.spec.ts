import {
  AssignmentRole,
  assignmentStatuses,
  ContentCategory,
  Disclosure,
  hasSentence,
  itemStatuses,
  ledgerAssignmentColumns,
  ledgerItemColumns,
  SourceKind,
  statusLamps,
  Urgency,
} from '@ducha/contracts';

describe('words of the export', () => {
  it.each([
    ...assignmentStatuses.map((code) => `reporting.status.${code}`),
    ...statusLamps.map((code) => `reporting.lamp-name.${code}`),
    ...ledgerAssignmentColumns.map((column) => `reporting.column.${column}`),
    ...ledgerItemColumns.map((column) => `reporting.column.${column}`),
    ...itemStatuses.map((code) => `reporting.item-status.${code}`),
    ...ContentCategory.options.map((code) => `reporting.category.${code}`),
    ...Disclosure.options.map((code) => `reporting.disclosure.${code}`),
    ...SourceKind.options.map((code) => `reporting.source.${code}`),
    ...Urgency.options.map((code) => `reporting.urgency.${code}`),
    ...AssignmentRole.options.map((code) => `reporting.role.${code}`),
  ])('%s has one', (key) => {
    expect(hasSentence(key)).toBe(true);
  });
});
