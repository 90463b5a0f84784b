import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatementPage } from './statement-page.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <StatementPage
      title={t('shell.notFound.title')}
      text={t('shell.notFound.text')}
      action={{ label: t('shell.backToDashboard'), onClick: () => void navigate({ to: '/' }) }}
      place="PAGE"
    />
  );
}
