import type { DashboardQuery } from '@ducha/contracts';
import type { Parameters } from './parameters.js';

export type AssignmentDimensions = Pick<
  DashboardQuery,
  'level' | 'contentCategory' | 'sourceKind' | 'role' | 'issuingUnitId'
>;

export const among = (column: string, codes: readonly string[] | undefined, parameters: Parameters): string[] =>
  codes ? [`${column} = ANY (${parameters.add(codes)}::text[])`] : [];

const one = (code: string | undefined): string[] | undefined => (code === undefined ? undefined : [code]);

/** Conditions of the dimensions over the assignment `a`, for counts that are not answered from counters and for rows. */
export const dimensionsSql = (filter: AssignmentDimensions, parameters: Parameters): string[] => [
  ...among('a.level', filter.level, parameters),
  ...among('a.content_category', filter.contentCategory, parameters),
  ...among('a.source_kind', filter.sourceKind, parameters),
  ...among('a.role', one(filter.role), parameters),
  ...among('a.issuing_unit_id', one(filter.issuingUnitId), parameters),
];

/**
 * The same as one condition with one text, whatever is asked, for statements that are prepared. No index answers it: for the few
 * rows of a statement that finds them otherwise.
 */
export const askedDimensionsSql = (filter: AssignmentDimensions, parameters: Parameters): string => {
  const asked = (column: string, codes: readonly string[] | undefined): string => {
    const wanted = `${parameters.add(codes ?? null)}::text[]`;
    return `(${wanted} IS NULL OR ${column} = ANY (${wanted}))`;
  };
  return [
    asked('a.level', filter.level),
    asked('a.content_category', filter.contentCategory),
    asked('a.source_kind', filter.sourceKind),
    asked('a.role', one(filter.role)),
    asked('a.issuing_unit_id', one(filter.issuingUnitId)),
  ].join(' AND ');
};
