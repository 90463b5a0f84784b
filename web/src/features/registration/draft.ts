import type {
  ContentCategory,
  Disclosure,
  InitiationBasis,
  ItemView,
  RecordItemBody,
  ReviseItemBody,
  SourceKind,
  Urgency,
} from '@ducha/contracts';

/** What stands in the form; an empty text is a field not filled in. Both limits are instants. */
export interface DraftInput {
  title: string;
  content: string;
  sourceKind: SourceKind | '';
  documentNo: string;
  issuedBy: string;
  receivedOn: string;
  sentence: string;
  link: string;
  contentCategory: ContentCategory | '';
  urgency: Urgency;
  disclosure: Disclosure;
  handlingProposal: string;
  basisKind: InitiationBasis | '';
  basisReference: string;
  reportDueAt: string;
  completionDueAt: string;
}
export type DraftField = keyof DraftInput;

export const emptyDraft: Readonly<DraftInput> = {
  title: '',
  content: '',
  sourceKind: '',
  documentNo: '',
  issuedBy: '',
  receivedOn: '',
  sentence: '',
  link: '',
  contentCategory: '',
  urgency: 'NORMAL',
  disclosure: 'INTERNAL',
  handlingProposal: '',
  basisKind: '',
  basisReference: '',
  reportDueAt: '',
  completionDueAt: '',
};
export const draftFields = Object.keys(emptyDraft) as DraftField[];

export function draftOf(item: ItemView): DraftInput {
  return {
    title: item.title,
    content: item.content,
    sourceKind: item.source.kind,
    documentNo: item.source.documentNo ?? '',
    issuedBy: item.source.issuedBy ?? '',
    receivedOn: item.source.receivedOn ?? '',
    sentence: item.source.sentence ?? '',
    link: item.source.link ?? '',
    contentCategory: item.contentCategory,
    urgency: item.urgency,
    disclosure: item.disclosure,
    handlingProposal: item.handlingProposal ?? '',
    basisKind: item.initiationBasis?.kind ?? '',
    basisReference: item.initiationBasis?.reference ?? '',
    reportDueAt: item.reportDueAt ?? '',
    completionDueAt: item.completionDueAt ?? '',
  };
}

export type Gap = 'title' | 'content' | 'sourceKind' | 'contentCategory' | 'basisReference' | 'basisKind' | 'link';

const isFilled = (text: string): boolean => text.trim() !== '';
const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\S*$/.test(text.trim());

/** Why the server would not take this as a draft yet: fields without which nothing can be saved. */
export function savingGaps(input: DraftInput): Gap[] {
  const gaps: Gap[] = [];
  for (const field of ['title', 'content', 'sourceKind', 'contentCategory'] as const) {
    if (!isFilled(input[field])) gaps.push(field);
  }
  if (input.basisKind && !isFilled(input.basisReference)) gaps.push('basisReference');
  if (!input.basisKind && isFilled(input.basisReference)) gaps.push('basisKind');
  if (isFilled(input.link) && !isWebAddress(input.link)) gaps.push('link');
  return gaps;
}

export type SubmitGap = Gap | 'handlingProposal' | 'reportDueAt' | 'completionDueAt';

/** What is still to be filled in before the draft can be submitted; the approval rests on a basis (第十一条). */
export function submitGaps(input: DraftInput): SubmitGap[] {
  const gaps: SubmitGap[] = savingGaps(input);
  if (!isFilled(input.handlingProposal)) gaps.push('handlingProposal');
  if (!input.basisKind && !gaps.includes('basisKind')) gaps.push('basisKind');
  if (!input.reportDueAt) gaps.push('reportDueAt');
  if (!input.completionDueAt) gaps.push('completionDueAt');
  return gaps;
}

const given = (text: string): string | undefined => text.trim() || undefined;
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

const sourceOf = (input: DraftInput): RecordItemBody['source'] =>
  compact({
    kind: input.sourceKind as SourceKind,
    documentNo: given(input.documentNo),
    issuedBy: given(input.issuedBy),
    receivedOn: given(input.receivedOn),
    sentence: given(input.sentence),
    link: given(input.link),
  }) as RecordItemBody['source'];

const basisOf = (input: DraftInput): RecordItemBody['initiationBasis'] =>
  input.basisKind ? { kind: input.basisKind, reference: input.basisReference.trim() } : undefined;

/** The body of `POST /items`, for a draft without saving gaps. */
export function recordBody(input: DraftInput): RecordItemBody {
  return compact({
    title: input.title.trim(),
    content: input.content.trim(),
    source: sourceOf(input),
    contentCategory: input.contentCategory as ContentCategory,
    urgency: input.urgency,
    disclosure: input.disclosure,
    containsStateSecret: false,
    handlingProposal: given(input.handlingProposal),
    initiationBasis: basisOf(input),
    reportDueAt: given(input.reportDueAt),
    completionDueAt: given(input.completionDueAt),
  }) as RecordItemBody;
}

const sourceFields = ['sourceKind', 'documentNo', 'issuedBy', 'receivedOn', 'sentence', 'link'] as const;

/**
 * The body of `PATCH /items/:id` that turns `saved` into `input`; null where there is nothing to save.
 * Source and basis travel as a whole: what they leave out is cleared. Other cleared fields are null.
 */
export function revisionBody(saved: DraftInput, input: DraftInput): ReviseItemBody | null {
  const changed = new Set(changedFields(saved, input));
  if (changed.size === 0) return null;
  const body: ReviseItemBody = {};
  if (changed.has('title')) body.title = input.title.trim();
  if (changed.has('content')) body.content = input.content.trim();
  if (sourceFields.some((field) => changed.has(field))) body.source = sourceOf(input);
  if (changed.has('contentCategory') && input.contentCategory) body.contentCategory = input.contentCategory;
  if (changed.has('urgency')) body.urgency = input.urgency;
  if (changed.has('disclosure')) body.disclosure = input.disclosure;
  if (changed.has('handlingProposal')) body.handlingProposal = given(input.handlingProposal) ?? null;
  if (changed.has('basisKind') || changed.has('basisReference')) body.initiationBasis = basisOf(input) ?? null;
  if (changed.has('reportDueAt')) body.reportDueAt = given(input.reportDueAt) ?? null;
  if (changed.has('completionDueAt')) body.completionDueAt = given(input.completionDueAt) ?? null;
  return body;
}

/** Fields whose texts differ; blanks around a text are not a difference, the server trims them. */
export function changedFields(from: DraftInput, to: DraftInput): DraftField[] {
  return draftFields.filter((field) => from[field].trim() !== to[field].trim());
}

const fieldOfPath: Record<string, DraftField> = {
  'source.kind': 'sourceKind',
  'source.documentNo': 'documentNo',
  'source.issuedBy': 'issuedBy',
  'source.receivedOn': 'receivedOn',
  'source.sentence': 'sentence',
  'source.link': 'link',
  initiationBasis: 'basisKind',
  'initiationBasis.kind': 'basisKind',
  'initiationBasis.reference': 'basisReference',
};

/** The form's field a refusal of the server speaks of. */
export function fieldOfRefusal(path: string): DraftField | undefined {
  return fieldOfPath[path] ?? draftFields.find((field) => field === path);
}
