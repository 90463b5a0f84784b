import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../http.js';
import { StatementPage, type StatementPlace } from './statement-page.js';

/** A failed read: the reason as the service gave it, and what to do. */
export function ProblemPage({
  error,
  retry,
  place,
}: {
  error: Error | null;
  retry: () => void;
  place?: StatementPlace;
}) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : null;
  const text = !problem
    ? t('shell.problem.unexpected')
    : problem.status === 0 || problem.status === 503 || problem.status === 502
      ? t('shell.problem.network')
      : problem.status >= 500
        ? t('shell.problem.server')
        : problem.sentence || t('shell.problem.server');
  return (
    <StatementPage
      title={t('shell.problem.title')}
      text={text}
      action={{ label: t('shell.retry'), onClick: retry }}
      place={place}
    >
      {problem?.requestId && <p>{t('shell.problem.requestId', { id: problem.requestId })}</p>}
    </StatementPage>
  );
}
