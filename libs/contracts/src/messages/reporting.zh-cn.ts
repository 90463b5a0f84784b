export const reportingMessages: Record<string, string> = {};
