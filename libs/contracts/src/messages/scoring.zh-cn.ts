export const scoringMessages: Record<string, string> = {};
