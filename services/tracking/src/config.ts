import { join } from 'node:path';
import { loadConfig, serviceConfigShape } from '@ducha/platform';
import { z } from 'zod';

export const trackingConfigSchema = z.object({
  ...serviceConfigShape,
  /** Folder with `calendar/` and `policies/`; by default the one of the repository or the image. */
  DATA_DIR: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../../../data')),
  /** Folder of the evidence that reports carry; replicas share it. */
  EVIDENCE_DIR: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../../../.ducha/evidence')),
  /** How often due clocks are looked for; 0 leaves that to other replicas. */
  CLOCK_SCAN_INTERVAL_MS: z.coerce.number().int().min(0).max(600_000).default(1_000),
  /** Assignments whose clocks fire in one transaction. */
  CLOCK_SCAN_BATCH: z.coerce.number().int().min(1).max(1_000).default(100),
});

export type TrackingConfig = z.infer<typeof trackingConfigSchema>;

/** Injection token of the configuration. */
export const TRACKING_CONFIG = Symbol('TRACKING_CONFIG');

/** @throws when a variable is missing or wrong, naming all of them together */
export function loadTrackingConfig(env: NodeJS.ProcessEnv = process.env): TrackingConfig {
  return loadConfig(trackingConfigSchema, env);
}
