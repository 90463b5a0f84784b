import { join } from 'node:path';
import { loadConfig, serviceConfigShape } from '@ducha/platform';
import { z } from 'zod';

export const intakeConfigSchema = z.object({
  ...serviceConfigShape,
  /** Folder with `divisions/`, `organization/` and `demo/`; by default the one of the repository or the image. */
  DATA_DIR: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../../../data')),
  /** Load the demo people with the organization. Only the embedded mode sets it; a production platform gets none. */
  DEMO_ACCOUNTS: z.stringbool().default(false),
});

export type IntakeConfig = z.infer<typeof intakeConfigSchema>;

/** Injection token of the configuration. */
export const INTAKE_CONFIG = Symbol('INTAKE_CONFIG');

/** @throws when a variable is missing or wrong, naming all of them together */
export function loadIntakeConfig(env: NodeJS.ProcessEnv = process.env): IntakeConfig {
  return loadConfig(intakeConfigSchema, env);
}
