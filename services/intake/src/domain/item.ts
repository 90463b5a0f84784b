import type {
  ContentCategory,
  Disclosure,
  InitiationBasis,
  ItemFacts,
  ItemStatus,
  SourceKind,
  Urgency,
} from '@ducha/contracts';

export interface PersonRef {
  personId: string;
  personName: string;
}

export interface ItemSource {
  kind: SourceKind;
  documentNo: string | null;
  issuedBy: string | null;
  /** Calendar day in Asia/Shanghai. */
  receivedOn: string | null;
  /** The sentence of the source the item answers to, for the lineage down to the 嘎查. */
  sentence: string | null;
  link: string | null;
}

/** What a registration rests on (《政府督查工作条例》第十一条), with the document or directive it refers to. */
export interface Basis {
  kind: InitiationBasis;
  reference: string;
}

/** What can be revised while the item is a draft. */
export interface MatterText {
  title: string;
  content: string;
  source: ItemSource;
  contentCategory: ContentCategory;
  urgency: Urgency;
  disclosure: Disclosure;
  handlingProposal: string | null;
  initiationBasis: Basis | null;
  reportDueAt: Date | null;
  completionDueAt: Date | null;
}

/** What every item has, in whatever status. */
export interface Matter extends MatterText {
  id: string;
  version: number;
  issuingUnitId: string;
  issuingUnitPath: string;
  recordedBy: PersonRef;
  createdAt: Date;
  reopenCount: number;
}

export interface Registration {
  itemNo: string;
  registeredAt: Date;
  approvedBy: PersonRef;
  opinion: string | null;
}

/** The supervision notice (督查通知书) last issued for the item. */
export interface Notice {
  number: string;
  requirement: string;
  issuedAt: Date;
}

interface Registered {
  registration: Registration;
}
interface Dispatched extends Registered {
  notice: Notice;
}
interface Closed extends Dispatched {
  closedAt: Date;
}
interface LaidAside {
  closedAt: Date;
}
/** Over, from wherever the item stood: a revoked draft has no number, a revoked registration no notice. */
interface Ended extends LaidAside {
  registration: Registration | null;
  notice: Notice | null;
}
interface Suspended extends Registered {
  notice: Notice | null;
  previousStatus: 'REGISTERED' | 'DISPATCHED' | 'IN_PROGRESS';
  suspendedAt: Date;
}

interface ByStatus {
  DRAFT: unknown;
  PENDING_APPROVAL: unknown;
  REGISTERED: Registered;
  DISPATCHED: Dispatched;
  IN_PROGRESS: Dispatched;
  UNDER_REVIEW: Dispatched;
  SUSPENDED: Suspended;
  COMPLETED: Closed;
  CLOSED_UNABLE: Closed;
  TRANSFERRED: LaidAside;
  NOT_REGISTERED: LaidAside;
  REVOKED: Ended;
  ARCHIVED: Ended;
}

/** An item known to be in one of the statuses `S`. */
export type ItemIn<S extends ItemStatus> = { [K in S]: Matter & { status: K } & ByStatus[K] }[S];
export type Item = ItemIn<ItemStatus>;

export const registrationOf = (item: Item): Registration | null => ('registration' in item ? item.registration : null);
export const noticeOf = (item: Item): Notice | null => ('notice' in item ? item.notice : null);
export const closedAtOf = (item: Item): Date | null => ('closedAt' in item ? item.closedAt : null);

/** The facts of the item as they travel with its events. */
export function factsOf(item: Item): ItemFacts {
  const registration = registrationOf(item);
  return {
    id: item.id,
    itemNo: registration?.itemNo ?? null,
    title: item.title,
    status: item.status,
    sourceKind: item.source.kind,
    contentCategory: item.contentCategory,
    urgency: item.urgency,
    disclosure: item.disclosure,
    issuingUnitId: item.issuingUnitId,
    issuingUnitPath: item.issuingUnitPath,
    reportDueAt: item.reportDueAt?.toISOString() ?? null,
    completionDueAt: item.completionDueAt?.toISOString() ?? null,
    receivedOn: item.source.receivedOn,
    createdAt: item.createdAt.toISOString(),
    registeredAt: registration?.registeredAt.toISOString() ?? null,
    closedAt: closedAtOf(item)?.toISOString() ?? null,
    reopenCount: item.reopenCount,
  };
}
