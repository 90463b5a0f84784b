import { Button } from 'antd';
import type { ReactNode } from 'react';
import styles from './pages.module.css';

interface StatementProps {
  title: string;
  text: string;
  action?: { label: string; onClick: () => void };
  children?: ReactNode;
  /** Inside the shell, which has the page's `main` already. */
  isInShell?: boolean;
}

/** One statement and the next step: sign-in trouble, no permission, not found, errors. */
export function StatementPage({ title, text, action, children, isInShell = false }: StatementProps) {
  const content = (
    <div className={styles.statement}>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
      {action && (
        <Button type="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
  return isInShell ? content : <main className={styles.full}>{content}</main>;
}
