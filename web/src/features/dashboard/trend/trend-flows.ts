/** What is counted per day, in the order in which it happens to an assignment. */
export const flows = ['delivered', 'completed', 'becameOverdue'] as const;
export type Flow = (typeof flows)[number];
