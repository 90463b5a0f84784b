import type { ProcessEnd } from '@ducha/testing';
import type { Probe } from './state-file.js';

/** A process of the platform that is up and answers. */
export interface Part {
  pid: number;
  logFile: string;
  probe: Probe;
  ended: Promise<ProcessEnd>;
  stop(): Promise<void>;
}

/** How a part is started, also again on the same ports after it died. `onSpawn` is called long before the part answers. */
export interface PartPlan {
  name: string;
  logFile: string;
  probe: Probe;
  start(onSpawn: (pid: number) => void): Promise<Part>;
}
