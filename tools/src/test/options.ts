import { parseArgs } from 'node:util';

export const tiers = ['unit', 'integration', 'e2e', 'browser'] as const;
export type Tier = (typeof tiers)[number];

export interface TestOptions {
  /** Without a tier named: all of them, after the checks. */
  tiers: readonly Tier[];
  withChecks: boolean;
  /** Handed on to jest, such as a path. */
  jest: string[];
}

/** @throws naming the option or tier that is not known */
export function parseOptions(args: string[]): TestOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { tier: { type: 'string', multiple: true } },
  });
  const chosen = values.tier ?? [];
  const unknown = chosen.filter((name) => !tiers.some((tier) => tier === name));
  if (unknown.length > 0) throw new Error(`unknown tier ${unknown.join(', ')}; known are ${tiers.join(', ')}`);
  const isAll = chosen.length === 0;
  return {
    tiers: isAll ? tiers : tiers.filter((tier) => chosen.includes(tier)),
    withChecks: isAll && positionals.length === 0,
    jest: positionals,
  };
}
