import type { Inbox } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseAssignmentFilter, parseDeductionFilter, parseItemFilter } from '../ledger/filters.js';

interface GroupLinkProps {
  link: Inbox['groups'][number]['link'];
  onClick?: () => void;
  children: ReactNode;
}

/** The way to exactly the rows of one group of the inbox. */
export function GroupLink({ link, onClick, children }: GroupLinkProps) {
  switch (link.ledger) {
    case 'assignments':
      return (
        <Link to="/ledger/assignments" search={parseAssignmentFilter(link.query)} onClick={onClick}>
          {children}
        </Link>
      );
    case 'items':
      return (
        <Link to="/ledger/items" search={parseItemFilter(link.query)} onClick={onClick}>
          {children}
        </Link>
      );
    case 'deductions':
      return (
        <Link to="/ledger/deductions" search={parseDeductionFilter(link.query)} onClick={onClick}>
          {children}
        </Link>
      );
    default:
      return link.ledger satisfies never;
  }
}
