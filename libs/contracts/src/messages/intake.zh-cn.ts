export const intakeMessages: Record<string, string> = {};
