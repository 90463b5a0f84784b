import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { go, listPath } from '../place.js';
import { useVillage } from '../use-village.js';

interface StatementProps {
  title: string;
  text: string;
  children?: ReactNode;
}

export function Statement({ title, text, children }: StatementProps) {
  return (
    <main className="statement">
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  );
}

export function StrangerPage({ trouble }: { trouble: 'NONE' | 'UNREACHABLE' | 'NO_POST' }) {
  const { t } = useTranslation();
  const { keeper } = useVillage();
  if (trouble === 'NO_POST')
    return (
      <Statement title={t('village.session.noPost')} text={t('village.session.noPostText')}>
        <button type="button" className="plain" onClick={() => void keeper.leave()}>
          {t('village.session.leave')}
        </button>
      </Statement>
    );
  const isUnreachable = trouble === 'UNREACHABLE';
  return (
    <Statement
      title={isUnreachable ? t('village.session.unreachable') : t('village.session.stranger')}
      text={isUnreachable ? t('village.session.unreachableText') : t('village.session.strangerText')}
    >
      <button type="button" className="primary" onClick={() => void keeper.leaveToSignIn()}>
        {isUnreachable ? t('village.session.retry') : t('village.session.signIn')}
      </button>
    </Statement>
  );
}

export function SignedOutPage() {
  const { t } = useTranslation();
  const { keeper } = useVillage();
  const enter = async () => {
    go(listPath, true);
    if (!(await keeper.leaveToSignIn())) await keeper.open(false);
  };
  return (
    <Statement title={t('village.session.signedOut')} text={t('village.session.signedOutText')}>
      <button type="button" className="primary" onClick={() => void enter()}>
        {t('village.session.failedAction')}
      </button>
    </Statement>
  );
}
