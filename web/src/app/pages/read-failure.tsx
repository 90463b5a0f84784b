import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../http.js';
import { ForbiddenPage } from './forbidden-page.js';
import { ProblemPage } from './problem-page.js';
import { StatementPage } from './statement-page.js';

interface ReadFailureProps {
  error: Error | null;
  retry: () => void;
  unitId?: string;
  /** Below the heading of a page that has other parts, too. */
  isPart?: boolean;
}

/** What a page, or a part of one, shows instead of its content when its first read failed. */
export function ReadFailure({ error, retry, unitId, isPart = false }: ReadFailureProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const status = error instanceof ApiProblem ? error.status : undefined;
  const place = isPart ? 'PART' : 'PAGE';
  if (status === 403) {
    return <ForbiddenPage unitId={unitId} detail={(error as ApiProblem).sentence || undefined} place={place} />;
  }
  if (status === 404) {
    return (
      <StatementPage
        title={t('shell.notFound.rowTitle')}
        text={t('shell.notFound.row')}
        action={{ label: t('shell.backToDashboard'), onClick: () => void navigate({ to: '/' }) }}
        place={place}
      />
    );
  }
  return <ProblemPage error={error} retry={retry} place={place} />;
}
