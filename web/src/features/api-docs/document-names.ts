/** The four services, and the events they send each other. */
export const documentNames = ['intake', 'tracking', 'scoring', 'reporting', 'events'] as const;
export type DocumentName = (typeof documentNames)[number];
