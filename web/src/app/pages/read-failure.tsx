import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../http.js';
import { ForbiddenPage } from './forbidden-page.js';
import { ProblemPage } from './problem-page.js';
import { StatementPage } from './statement-page.js';

/** What a page shows instead of its content when its first read failed. */
export function ReadFailure({ error, retry, unitId }: { error: Error | null; retry: () => void; unitId?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const status = error instanceof ApiProblem ? error.status : undefined;
  if (status === 403) return <ForbiddenPage unitId={unitId} detail={(error as ApiProblem).sentence || undefined} />;
  if (status === 404) {
    return (
      <StatementPage
        title={t('shell.notFound.rowTitle')}
        text={t('shell.notFound.row')}
        action={{ label: t('shell.backToDashboard'), onClick: () => void navigate({ to: '/' }) }}
        isInShell
      />
    );
  }
  return <ProblemPage error={error} retry={retry} isInShell />;
}
