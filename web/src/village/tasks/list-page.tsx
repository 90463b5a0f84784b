import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShort } from '../../features/time/dates.js';
import { Foot } from '../foot.js';
import { Notices } from '../notices.js';
import { QueueStrip } from '../records/queue-strip.js';
import { useTicking, useObserved, useVillage, type OwnWork } from '../use-village.js';
import { lampNow } from './lamp-now.js';
import { inOrder, unitsOf } from './task.js';
import { TaskCard } from './task-card.js';
import { UnitChooser } from './unit-chooser.js';

const chosenUnitKey = 'ducha.village.unit';

/** The one list: what this unit owes, the latest first. */
export function ListPage({ work }: { work: OwnWork }) {
  const { t } = useTranslation();
  const { syncing } = useVillage();
  const now = useTicking(30_000);
  const { isRunning } = useObserved(syncing.state);
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(chosenUnitKey) ?? '');
  const { list, person, ownUnit, tasks } = work;
  const units = unitsOf(tasks, now);
  const unitId = units.some(({ id }) => id === chosen) ? chosen : '';
  const ordered = inOrder(tasks, now).filter(({ row }) => unitId === '' || row.unitId === unitId);
  const owed = ordered.filter(({ step }) => step !== 'WAIT');
  const waiting = ordered.filter(({ step }) => step === 'WAIT');
  const late = owed.filter(({ row }) => lampNow(row, now) === 'RED').length;
  const isOfSeveral = units.some(({ id }) => id !== ownUnit.id);
  const choose = (id: string) => {
    sessionStorage.setItem(chosenUnitKey, id);
    setChosen(id);
  };
  return (
    <>
      <header className="head">
        <p className="unit">{ownUnit.name}</p>
        <p className="secondary">
          {t('village.who', { name: person.personName })}
          {list && ` · ${t('village.asOf', { time: formatShort(list.asOf) })}`}
        </p>
      </header>
      <main>
        <h1>
          {owed.length === 0
            ? t('village.headline.none')
            : late > 0
              ? t('village.headline.busy', { owed: owed.length, late })
              : t('village.headline.calm', { owed: owed.length })}
        </h1>
        <Notices work={work} />
        <QueueStrip work={work} />
        {isOfSeveral && <UnitChooser units={units} chosen={unitId} choose={choose} />}
        {!list && <p className="empty">{isRunning ? t('village.loading') : t('village.noList')}</p>}
        {list && owed.length === 0 && <p className="empty">{t('village.noneHint')}</p>}
        {list && (
          <ul>
            {owed.map((task) => (
              <TaskCard key={task.row.id} task={task} work={work} workDays={list.workDays} now={now} />
            ))}
          </ul>
        )}
        {list && waiting.length > 0 && (
          <section aria-labelledby="waiting">
            <h2 id="waiting" className="sectionTitle">
              {t('village.waitingHeading')}
            </h2>
            <ul>
              {waiting.map((task) => (
                <TaskCard key={task.row.id} task={task} work={work} workDays={list.workDays} now={now} />
              ))}
            </ul>
          </section>
        )}
      </main>
      <Foot work={work} />
    </>
  );
}
