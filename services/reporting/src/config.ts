import { loadConfig, serviceConfigShape } from '@ducha/platform';
import { z } from 'zod';

export const reportingConfigSchema = z.object(serviceConfigShape);

export type ReportingConfig = z.infer<typeof reportingConfigSchema>;

/** @throws when a variable is missing or wrong, naming all of them together */
export function loadReportingConfig(env: NodeJS.ProcessEnv = process.env): ReportingConfig {
  return loadConfig(reportingConfigSchema, env);
}
