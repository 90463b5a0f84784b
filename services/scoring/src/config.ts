import { join } from 'node:path';
import { loadConfig, serviceConfigShape } from '@ducha/platform';
import { z } from 'zod';

export const scoringConfigSchema = z.object({
  ...serviceConfigShape,
  /** Folder with `rule-sets/`; by default the one of the repository or the image. */
  DATA_DIR: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../../../data')),
});

export type ScoringConfig = z.infer<typeof scoringConfigSchema>;

/** @throws when a variable is missing or wrong, naming all of them together */
export function loadScoringConfig(env: NodeJS.ProcessEnv = process.env): ScoringConfig {
  return loadConfig(scoringConfigSchema, env);
}
