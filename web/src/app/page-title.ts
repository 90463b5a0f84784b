import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The title of the browser tab. */
export function usePageTitle(page: string | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = page ? t('shell.title', { page }) : t('shell.product');
  }, [page, t]);
}
