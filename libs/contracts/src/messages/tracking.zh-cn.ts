export const trackingMessages: Record<string, string> = {};
