import { z } from 'zod';
import { DashboardQuery } from './dashboard.api.js';

/** `GET /dashboard/units/export`: the units below with their lamps and measures as a table. */
export const DashboardUnitsExportQuery = DashboardQuery.safeExtend({ format: z.enum(['csv', 'xlsx']).default('csv') });
export type DashboardUnitsExportQuery = z.infer<typeof DashboardUnitsExportQuery>;
