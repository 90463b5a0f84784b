import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { unitQuery } from '../../features/units/units.api.js';
import { useCurrentPost } from '../session/current-post.js';
import { StatementPage, type StatementPlace } from './statement-page.js';
import { nameOf } from '../../features/units/unit-name.js';

/** Says whose permission is needed, as whom the person is here, and where they may go. */
export function ForbiddenPage({
  unitId,
  detail,
  place = 'PAGE',
}: {
  unitId?: string | undefined;
  detail?: string | undefined;
  place?: StatementPlace;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me, post } = useCurrentPost();
  const unit = useQuery({ ...unitQuery(unitId ?? ''), enabled: Boolean(unitId) });
  const whose = unit.data ? t('shell.forbidden.whose', { unit: nameOf(unit.data) }) : t('shell.forbidden.whoseUnknown');
  return (
    <StatementPage
      title={t('shell.forbidden.title')}
      text={detail ?? whose}
      action={{ label: t('shell.backToDashboard'), onClick: () => void navigate({ to: '/' }) }}
      place={place}
    >
      {detail && unit.data && <p>{whose}</p>}
      <p>{t('shell.forbidden.yours', { unit: nameOf(post.unit), title: post.title })}</p>
      {me.posts.length > 1 && <p>{t('shell.forbidden.otherPost')}</p>}
    </StatementPage>
  );
}
