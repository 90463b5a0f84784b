import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ducha/testing';
import { RunningTracking } from '../../services/tracking/test/running-tracking.js';

const chart = join(import.meta.dirname, '../../deploy/helm/ducha');
const read = (path: string) => readFileSync(join(chart, path), 'utf8');
const metricsIn = (text: string) => [...new Set(text.match(/\bducha_[a-z_]+(?=\{)/g))].sort();

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());

describe('the metrics of a service', () => {
  it.each(['templates/_alerts.tpl', 'files/dashboards/ducha.json'])('hold every one that %s reads', async (path) => {
    const scanning = await tracking.startReplica({ CLOCK_SCAN_INTERVAL_MS: 50 });
    const names = metricsIn(read(path));
    expect(names.length).toBeGreaterThan(4);
    await eventually(async () => {
      await fetch(`${scanning.url}/api/tracking/health/live`);
      const page = await (await fetch(`${scanning.url}/metrics`)).text();
      const given = new Set(page.match(/^ducha_[a-z_]+/gm));
      expect(names.filter((name) => !given.has(name))).toEqual([]);
    });
  });
});
