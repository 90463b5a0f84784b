import type { RecordItemBody, ReviseItemBody } from '@ducha/contracts';
import type { ItemSource, MatterText } from '../domain/item.js';

/** A request body in the words of the domain: absent is null, instants are dates. */
export const toMatter = (body: Omit<RecordItemBody, 'containsStateSecret'>): MatterText => ({
  title: body.title,
  content: body.content,
  source: toSource(body.source),
  contentCategory: body.contentCategory,
  urgency: body.urgency,
  disclosure: body.disclosure,
  handlingProposal: body.handlingProposal ?? null,
  initiationBasis: body.initiationBasis ?? null,
  reportDueAt: toDate(body.reportDueAt),
  completionDueAt: toDate(body.completionDueAt),
});

/** Only what the body names changes; what it names as null is cleared. */
export function toChanges({ containsStateSecret: _secret, ...body }: ReviseItemBody): Partial<MatterText> {
  const { source, reportDueAt, completionDueAt, ...plain } = body;
  return {
    ...plain,
    ...(source && { source: toSource(source) }),
    ...(reportDueAt !== undefined && { reportDueAt: toDate(reportDueAt) }),
    ...(completionDueAt !== undefined && { completionDueAt: toDate(completionDueAt) }),
  };
}

const toDate = (instant: string | null | undefined): Date | null => (instant ? new Date(instant) : null);

const toSource = (source: NonNullable<ReviseItemBody['source']>): ItemSource => ({
  kind: source.kind,
  documentNo: source.documentNo ?? null,
  issuedBy: source.issuedBy ?? null,
  receivedOn: source.receivedOn ?? null,
  sentence: source.sentence ?? null,
  link: source.link ?? null,
});
