import { intakeRows } from './intake-rows.js';
import { trackingRows } from './tracking-rows.js';
import { scoringRows } from './scoring-rows.js';
import { reportingRows } from './reporting-rows.js';
import type { Row } from './row.js';

/** Every endpoint of every service. */
export const rows: Row[] = [...intakeRows, ...trackingRows, ...scoringRows, ...reportingRows];
