export const platformMessages: Record<string, string> = {};
