import type { ItemView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { formatInstant } from '../time/dates.js';
import styles from '../detail/detail.module.css';

interface ItemDocumentsProps {
  item: ItemView;
  /** When the registration was revoked: its numbers are void and never given again. */
  voidedAt: string | null;
}

/** The papers of the item: what it comes from, what it rests on, the numbers it got and the notice. */
export function ItemDocuments({ item, voidedAt }: ItemDocumentsProps) {
  const { t } = useTranslation();
  const { source, approval, notice, initiationBasis: basis } = item;
  const facts = [
    { label: t('detail.item.source'), value: t(`glossary.sourceKind.${source.kind}`) },
    { label: t('detail.item.issuedBy'), value: source.issuedBy },
    { label: t('detail.item.documentNo'), value: source.documentNo },
    { label: t('item.received'), value: source.receivedOn },
    ...(source.link ? [{ label: t('item.link'), value: <SourceLink link={source.link} />, isWide: true }] : []),
    {
      label: t('item.basis'),
      value: basis && t('item.basisOf', { kind: t(`item.basisKind.${basis.kind}`), reference: basis.reference }),
      isWide: true,
    },
    ...(approval
      ? [
          {
            label: t('item.approval'),
            value: [
              t('item.approvalOf', { name: approval.approvedBy.personName, time: formatInstant(approval.approvedAt) }),
              approval.opinion,
            ]
              .filter(Boolean)
              .join('\n'),
            isWide: true,
          },
        ]
      : []),
    {
      label: t('item.number'),
      value: item.itemNo && <GivenNumber number={item.itemNo} voidedAt={voidedAt} />,
      isWide: true,
    },
    ...(notice
      ? [
          {
            label: t('detail.item.notice'),
            value: (
              <GivenNumber
                number={t('item.noticeOf', { number: notice.number, time: formatInstant(notice.issuedAt) })}
                voidedAt={voidedAt}
              />
            ),
            isWide: true,
          },
          { label: t('item.requirementOf'), value: notice.requirement, isWide: true },
        ]
      : []),
  ];
  return (
    <DetailSection title={t('item.documents')}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

function SourceLink({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <a href={link} target="_blank" rel="noreferrer noopener">
      {t('item.openLink')}
    </a>
  );
}

/** A number once given stays in sight, struck through when it is void. */
function GivenNumber({ number, voidedAt }: { number: string; voidedAt: string | null }) {
  const { t } = useTranslation();
  if (!voidedAt) return <>{number}</>;
  return (
    <>
      <del>{number}</del> <span className={styles.late}>{t('item.voided')}</span>
      <br />
      <span className={styles.note}>{t('item.voidedNote', { time: formatInstant(voidedAt) })}</span>
    </>
  );
}
