import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function UnitLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/settings/organization/$unitId" params={{ unitId: id }}>
      {children}
    </Link>
  );
}
