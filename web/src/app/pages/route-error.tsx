import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemPage } from './problem-page.js';

/** Last resort for an error while drawing a page; loading again also fetches a newer build of the portal. */
export function RouteError({ error }: ErrorComponentProps) {
  return (
    <ProblemPage error={error instanceof Error ? error : null} retry={() => window.location.reload()} place="PAGE" />
  );
}
