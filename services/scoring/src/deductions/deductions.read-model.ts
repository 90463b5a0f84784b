import { Injectable } from '@nestjs/common';
import { DomainError, sentenceFor } from '@ducha/contracts';
import type {
  DeductionDetail,
  DeductionExportQuery,
  DeductionList,
  DeductionQuery,
  DeductionRow,
  DeductionTimeline,
} from '@ducha/contracts';
import { EventLogReader } from '@ducha/messaging';
import { decodeCursor, Directory, pageFrom, UnitRow, type Caller } from '@ducha/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { canRead, refusalOf, type Official } from '../domain/authority.js';
import { actionsInStatus } from '../domain/deduction.js';
import { readableUnit } from '../readable-unit.js';
import { DeductionEntity } from './deduction.entity.js';
import { Officials } from './officials.js';
import { RuleSetEntity } from '../rule-sets/rule-set.entity.js';

/** Keyset of the list: newest occurrence first. */
const Position = z.tuple([z.iso.datetime(), z.uuid()]);
const withReason = z.object({ reason: z.string().optional() });

@Injectable()
export class DeductionsReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
    private readonly officials: Officials,
    private readonly eventLog: EventLogReader,
  ) {}

  async list(caller: Caller, query: DeductionQuery): Promise<DeductionList> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const after = decodeCursor(query.cursor, Position);
    const found: ListedRow[] = await this.dataSource.query(listSql, [
      ...filterValues(unit.path, query),
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
      caller.actingUnitId,
    ]);
    return pageFrom(found.map(toRow), query.limit, (row) => [row.occurredAt, row.id]);
  }

  /** How many rows `list` has in all. */
  async count(caller: Caller, query: DeductionFilter): Promise<number> {
    const unit = await readableUnit(this.directory, caller, query.unitId);
    const values = filterValues(unit.path, query);
    const [counted] = await this.dataSource.query<{ total: number }[]>(countSql, values);
    return counted?.total ?? 0;
  }

  /** @throws DomainError NOT_FOUND also for a deduction outside the caller's jurisdiction */
  async detail(caller: Caller, id: string): Promise<DeductionDetail> {
    return this.detailFor(await this.officials.of(caller), id, this.dataSource.manager);
  }

  /** The same inside a command's transaction, through its connection alone. */
  async detailFor(official: Official, id: string, manager: EntityManager): Promise<DeductionDetail> {
    const deduction = await readable(official, id, manager);
    const { ruleSetId, ruleSetVersion, ruleCode } = deduction;
    const { content: ruleSet } = await manager.findOneByOrFail(RuleSetEntity, {
      id: ruleSetId,
      version: ruleSetVersion,
    });
    const rule = ruleSet.rules.find(({ code }) => code === ruleCode);
    if (rule === undefined) throw new Error(`rule ${ruleCode} is missing in ${ruleSetId} version ${ruleSetVersion}`);
    const unit = await manager.findOneBy(UnitRow, { id: deduction.unitId });
    const isMasked = await isHiddenFrom(official, deduction, manager);
    return {
      ...toRow({
        ...deduction,
        unitName: unit?.name ?? deduction.unitId,
        unitShortName: unit?.shortName ?? deduction.unitId,
        isMasked,
      }),
      rule,
      ruleSetName: ruleSet.name,
      occurrence: {
        kind: deduction.occurrenceKind,
        dueAt: deduction.occurredAt.toISOString(),
        sourceKind: deduction.sourceKind,
      },
      assignment: {
        id: deduction.assignmentId,
        task: isMasked ? maskedText() : deduction.task,
        dispatcherUnitId: deduction.dispatcherUnitId,
      },
      decidedBy: deduction.decidedBy,
      appealReason: deduction.appealReason,
      decisionReason: deduction.decisionReason,
      allowedActions: actionsInStatus(deduction.status).filter(
        (action) => refusalOf(action, official, deduction) === null,
      ),
    };
  }

  /** @throws DomainError NOT_FOUND also for a deduction outside the caller's jurisdiction */
  async timeline(caller: Caller, id: string): Promise<DeductionTimeline> {
    await readable(caller, id, this.dataSource.manager);
    const events = await this.eventLog.byAggregate(id);
    return {
      rows: events.map((event) => ({
        type: event.type,
        version: event.aggregateVersion,
        occurredAt: event.occurredAt,
        actor: event.actor,
        reason: withReason.parse(event.data).reason ?? null,
      })),
    };
  }
}

async function readable(
  reader: Pick<Official, 'actingUnitPath'>,
  id: string,
  manager: EntityManager,
): Promise<DeductionEntity> {
  const deduction = await manager.findOneBy(DeductionEntity, { id });
  if (deduction === null || !canRead(reader, deduction.unitPath)) {
    throw new DomainError('NOT_FOUND', 'scoring.deduction.not-found', {}, 'id');
  }
  return deduction;
}

/** Work secrets show their text only to the units that dispatched or hold an assignment of the item. */
const isMaskedSql = (
  deduction: string,
  unitParameter: string,
): string => `(${deduction}.disclosure = 'WORK_SECRET' AND NOT EXISTS (
  SELECT FROM item_holder h WHERE h.item_id = ${deduction}.item_id AND h.unit_id = ${unitParameter}))`;

async function isHiddenFrom(official: Official, { id }: DeductionEntity, manager: EntityManager): Promise<boolean> {
  const rows: { isMasked: boolean }[] = await manager.query(
    `SELECT ${isMaskedSql('d', '$2')} AS "isMasked" FROM deduction d WHERE d.id = $1`,
    [id, official.actingUnitId],
  );
  return rows[0]?.isMasked ?? true;
}

type DeductionFilter = Omit<DeductionExportQuery, 'format' | 'columns'>;

/** Values of `filterSql`. */
const filterValues = (unitPath: string, { scope, status, year, assignmentId }: DeductionFilter): unknown[] => [
  unitPath,
  scope,
  status ?? null,
  year ?? null,
  assignmentId ?? null,
];

const filterSql = `d.unit_path <@ $1::ltree
    AND ($2 = 'SUBTREE' OR d.unit_path = $1::ltree)
    AND ($3::text[] IS NULL OR d.status = ANY ($3))
    AND ($4::integer IS NULL OR d.assessment_year = $4)
    AND ($5::uuid IS NULL OR d.assignment_id = $5)`;

const countSql = `SELECT count(*)::integer AS total FROM deduction d WHERE ${filterSql}`;

const listSql = `
  SELECT d.id, d.version, d.status, d.unit_id AS "unitId", d.unit_path::text AS "unitPath",
         coalesce(u.name, d.unit_id) AS "unitName", coalesce(u.short_name, d.unit_id) AS "unitShortName",
         d.rule_set_id AS "ruleSetId", d.rule_set_version AS "ruleSetVersion",
         d.rule_code AS "ruleCode", d.clause, d.points_tenths AS "pointsTenths", d.assessment_year AS "assessmentYear",
         d.occurred_at AS "occurredAt", d.proposed_at AS "proposedAt", d.item_id AS "itemId", d.item_no AS "itemNo",
         d.item_title AS "itemTitle", d.assignment_id AS "assignmentId", ${isMaskedSql('d', '$9')} AS "isMasked"
  FROM deduction d LEFT JOIN unit u ON u.id = d.unit_id
  WHERE ${filterSql}
    AND ($6::timestamptz IS NULL OR (d.occurred_at, d.id) < ($6, $7::uuid))
  ORDER BY d.occurred_at DESC, d.id DESC
  LIMIT $8`;

type ListedRow = Pick<
  DeductionEntity,
  | 'id'
  | 'version'
  | 'status'
  | 'unitId'
  | 'unitPath'
  | 'ruleSetId'
  | 'ruleSetVersion'
  | 'ruleCode'
  | 'clause'
  | 'pointsTenths'
  | 'assessmentYear'
  | 'occurredAt'
  | 'proposedAt'
  | 'itemId'
  | 'itemNo'
  | 'itemTitle'
  | 'assignmentId'
> & { unitName: string; unitShortName: string; isMasked: boolean };

const maskedText = (): string => sentenceFor('scoring.masked-title');

function toRow(row: ListedRow): DeductionRow {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    unit: { id: row.unitId, name: row.unitName, shortName: row.unitShortName },
    unitPath: row.unitPath,
    ruleSetId: row.ruleSetId,
    ruleSetVersion: row.ruleSetVersion,
    ruleCode: row.ruleCode,
    clause: row.clause,
    pointsTenths: row.pointsTenths,
    assessmentYear: row.assessmentYear,
    occurredAt: row.occurredAt.toISOString(),
    proposedAt: row.proposedAt.toISOString(),
    itemId: row.itemId,
    itemNo: row.itemNo,
    itemTitle: row.isMasked ? maskedText() : row.itemTitle,
    isMasked: row.isMasked,
    assignmentId: row.assignmentId,
  };
}
