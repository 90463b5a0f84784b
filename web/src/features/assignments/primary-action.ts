import type { AssignmentAction } from '@ducha/contracts';

/** What is waited for first; reporting comes before submitting until all work is said to be done. */
const precedence = [
  'acknowledge',
  'accept',
  'return',
  'overrule-decline',
  'decide-extension',
  'decide-unable',
  'input',
  'progress',
  'submit',
  'urge',
] as const satisfies readonly AssignmentAction[];

export type PrimaryAction = (typeof precedence)[number];

interface Standing {
  percent: number | null;
  children: readonly { status: string }[];
}

const closed: readonly string[] = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];

/** The one step that is due from this person now, null where the next step is somebody else's. */
export function primaryAction(
  allowed: readonly AssignmentAction[],
  { percent, children }: Standing,
): PrimaryAction | null {
  const isDone = percent === 100 || (children.length > 0 && children.every(({ status }) => closed.includes(status)));
  if (isDone && allowed.includes('submit')) return 'submit';
  return precedence.find((action) => allowed.includes(action)) ?? null;
}
