import { Button } from 'antd';
import type { ReactNode } from 'react';
import styles from './pages.module.css';

/** In a window without the shell; as the page within it; or as a part of a page, below its heading. */
export type StatementPlace = 'WINDOW' | 'PAGE' | 'PART';

interface StatementProps {
  title: string;
  text: string;
  action?: { label: string; onClick: () => void };
  children?: ReactNode;
  place?: StatementPlace;
}

/** One statement and the next step: sign-in trouble, no permission, not found, errors. */
export function StatementPage({ title, text, action, children, place = 'WINDOW' }: StatementProps) {
  const Heading = place === 'PART' ? 'h2' : 'h1';
  const content = (
    <div className={styles.statement}>
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
      {action && (
        <Button type="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
  return place === 'WINDOW' ? <main className={styles.full}>{content}</main> : content;
}
