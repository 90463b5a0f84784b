import { workCalendar } from '@ducha/calendar';
import { WorkDays } from '@ducha/contracts';
import { RunningTracking } from '../../test/running-tracking.js';

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
  await tracking.loadRules();
});
afterAll(() => tracking.stop());
afterEach(() => tracking.setTime(null));

describe('the working days a page counts with', () => {
  it('are those the due dates are reckoned with', async () => {
    tracking.setTime(new Date('2026-09-28T02:00:00Z'));
    const { status, body } = await tracking.read('/work-days', 'gacha-clerk');
    expect(status).toBe(200);
    const { national, regional } = WorkDays.parse(body);
    // 国庆节: the first seven days of October are all holidays.
    const calendar = workCalendar(national, regional);
    expect(calendar.workingDaysBetween(new Date('2026-09-30T02:00:00Z'), new Date('2026-10-07T16:00:00Z'))).toBe(0);
    expect(national.map(({ year }) => year)).toEqual([2025, 2026]);
  });
});
