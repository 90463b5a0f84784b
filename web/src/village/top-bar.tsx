import { useTranslation } from 'react-i18next';
import { Link } from './link.js';

export function TopBar({ title, backTo }: { title: string; backTo: string }) {
  const { t } = useTranslation();
  return (
    <header className="topBar">
      <Link to={backTo} className="back">
        {t('village.back')}
      </Link>
      <h1>{title}</h1>
    </header>
  );
}
