import type { Held, Holder } from './authority.js';
import { mayDispatch, mayHandle } from './authority.js';

const league: Holder = {
  role: 'SUPERVISION_CLERK',
  level: 'LEAGUE_CITY',
  actingUnitId: '152900000000',
  actingUnitPath: '150000000000.152900000000',
};
const township: Holder = {
  role: 'UNIT_HANDLER',
  level: 'SUMU_TOWNSHIP',
  actingUnitId: '152921105000',
  actingUnitPath: '150000000000.152900000000.152921000000.152921105000',
};
const leagueTask: Held = {
  unitId: league.actingUnitId,
  unitPath: league.actingUnitPath,
  dispatcherUnitId: '150000000000',
};
const villageTask: Held = {
  unitId: '152921105201',
  unitPath: `${township.actingUnitPath}.152921105201`,
  dispatcherUnitId: township.actingUnitId,
};
const village: Holder = {
  role: 'VILLAGE_CLERK',
  level: 'GACHA_VILLAGE',
  actingUnitId: villageTask.unitId,
  actingUnitPath: villageTask.unitPath,
};

describe('authority', () => {
  const rows: { name: string; holder: Holder; held: Held; handles: boolean; dispatches: boolean }[] = [
    { name: 'the clerk of the handling unit', holder: league, held: leagueTask, handles: true, dispatches: false },
    {
      name: 'its approving leader',
      holder: { ...league, role: 'APPROVING_LEADER' },
      held: leagueTask,
      handles: false,
      dispatches: false,
    },
    {
      name: 'its system administrator',
      holder: { ...league, role: 'SYSTEM_ADMIN' },
      held: leagueTask,
      handles: false,
      dispatches: false,
    },
    {
      name: 'the dispatching office',
      holder: { ...league, actingUnitId: '150000000000', actingUnitPath: '150000000000', level: 'AUTONOMOUS_REGION' },
      held: leagueTask,
      handles: false,
      dispatches: true,
    },
    {
      name: 'a department handler of the dispatching government',
      holder: { ...league, role: 'UNIT_HANDLER', actingUnitId: '150000000000', level: 'AUTONOMOUS_REGION' },
      held: leagueTask,
      handles: false,
      dispatches: false,
    },
    { name: 'the village clerk', holder: village, held: villageTask, handles: true, dispatches: false },
    { name: 'the township for its village', holder: township, held: villageTask, handles: true, dispatches: true },
    {
      name: 'another township',
      holder: {
        ...township,
        actingUnitId: '152921106000',
        actingUnitPath: '150000000000.152900000000.152921000000.152921106000',
      },
      held: villageTask,
      handles: false,
      dispatches: false,
    },
    { name: 'the league for a village', holder: league, held: villageTask, handles: false, dispatches: false },
  ];
  it.each(rows)('$name: handles $handles, dispatches $dispatches', ({ holder, held, handles, dispatches }) => {
    expect(mayHandle(holder, held)).toBe(handles);
    expect(mayDispatch(holder, held)).toBe(dispatches);
  });
});
