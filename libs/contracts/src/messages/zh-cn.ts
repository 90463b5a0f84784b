/**
 * Sentences shown to people when a rule refuses something, by rule key. `{name}` is filled from the error's params.
 * Each context adds its rules under its own prefix in `messages/<context>.zh-cn.ts`.
 */
import { intakeMessages } from './intake.zh-cn.js';
import { reportingMessages } from './reporting.zh-cn.js';
import { scoringMessages } from './scoring.zh-cn.js';
import { platformMessages } from './platform.zh-cn.js';
import { trackingMessages } from './tracking.zh-cn.js';

const messages: Record<string, string> = {
  ...platformMessages,
  ...intakeMessages,
  ...trackingMessages,
  ...scoringMessages,
  ...reportingMessages,
};

/** The sentence of a rule with its params filled in; the key itself where no sentence is known (a spec forbids that). */
export function sentenceFor(rule: string, params: Record<string, string | number> = {}): string {
  return (messages[rule] ?? rule).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export function hasSentence(rule: string): boolean {
  return rule in messages;
}
