import { loadConfig, serviceConfigShape } from '@ducha/platform';
import { z } from 'zod';

export const reportingConfigSchema = z.object({
  ...serviceConfigShape,
  /** Between two signs of life of a live stream; the token and the post are looked at again with each. */
  LIVE_HEARTBEAT_MS: z.coerce.number().int().min(100).max(60_000).default(15_000),
  /** Live streams one person may have open at one instance, a stream to each page. */
  LIVE_STREAMS_PER_PERSON: z.coerce.number().int().min(1).max(100).default(8),
});

export type ReportingConfig = z.infer<typeof reportingConfigSchema>;

/** @throws when a variable is missing or wrong, naming all of them together */
export function loadReportingConfig(env: NodeJS.ProcessEnv = process.env): ReportingConfig {
  return loadConfig(reportingConfigSchema, env);
}
