import type { ItemView, UnitDetail, UnitView } from '@ducha/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { sentencesByField } from '../form/use-command.js';
import { stopsAtUnreadable } from '../form/unreadable.js';
import { formatClock, formatDue } from '../time/dates.js';
import { rememberUnit } from '../unit-picker/recent-units.js';
import { UnitPicker } from '../unit-picker/unit-picker.js';
import { unitPostsQuery } from '../unit-picker/unit-picker.api.js';
import type { PickedAs } from '../unit-picker/unit-rows.js';
import { nameOf } from '../units/unit-name.js';
import { changed, copiedDown, hasGaps, refusalsAt, unitsOf, withLead, without, withSupport } from './breakdown.js';
import type { LeadInput } from './breakdown.js';
import { OtherNotice } from './other-notice.js';
import { TaskEditor } from './task-editor.js';
import { useBreakdown } from './use-breakdown.js';
import page from '../registration/registration.module.css';
import styles from './decomposition.module.css';

/** Units left, their parts right; a unit chosen as co-unit joins the lead last touched. */
export function BreakdownEditor({ item, issuer, postId }: { item: ItemView; issuer: UnitDetail; postId: string }) {
  const { t } = useTranslation();
  const { me } = useCurrentPost();
  const client = useQueryClient();
  const navigate = useNavigate();
  const breakdown = useBreakdown(item, postId);
  const { leads, setLeads, command } = breakdown;
  const [active, setActive] = useState(Math.max(0, leads.length - 1));
  const [areGapsShown, setGapsShown] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  const sentences = sentencesByField(command.problem);
  const lead = leads[active];

  const pick = (unit: UnitView, as: PickedAs) => {
    if (as === 'LEAD') {
      setLeads(withLead(leads, unit));
      setActive(leads.length);
    } else setLeads(withSupport(leads, active, unit));
    rememberUnit(me.personId, unit.id);
    setAnnouncement(t('decomposition.added', { unit: nameOf(unit), role: t(`glossary.assignmentRole.${as}`) }));
    void client.fetchQuery(unitPostsQuery(unit.id)).then(({ rows }) => {
      const head =
        rows.find(({ role }) => role === 'UNIT_LEADER') ?? rows.find(({ role }) => role === 'APPROVING_LEADER');
      if (head) setLeads((now) => withPerson(now, unit.id, { personName: head.personName, personTitle: head.title }));
    });
  };

  const save = async (): Promise<boolean> => {
    setGapsShown(true);
    if (breakdown.other || stopsAtUnreadable(document)) return false;
    if (leads.length === 0 || hasGaps(leads, item)) {
      focusFirstGap();
      return false;
    }
    return breakdown.save();
  };
  const saveAndGoOn = async () => {
    if (stopsAtUnreadable(document)) return;
    if (!breakdown.isDirty || (await save())) {
      void navigate({ to: '/items/$itemId/notice', params: { itemId: item.id } });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      void save();
    }
  };

  return (
    <div onKeyDown={onKey}>
      <header className={page.head}>
        <div className={styles.heading}>
          <h1>{t('decomposition.title')}</h1>
          <p title={item.title}>{item.title}</p>
        </div>
        <div className={page.save}>
          <span role="status" className={breakdown.other ? page.trouble : undefined}>
            {useStateWords(breakdown)}
          </span>
          <Button
            loading={command.isSending}
            disabled={!breakdown.isDirty || breakdown.other !== null}
            onClick={() => void save()}
          >
            {t('decomposition.save')}
          </Button>
          <Button
            type="primary"
            disabled={leads.length === 0 || breakdown.other !== null}
            onClick={() => void saveAndGoOn()}
          >
            {t('decomposition.goOn')}
          </Button>
        </div>
      </header>
      <OtherNotice item={item} breakdown={breakdown} />
      {command.sentence && command.problem?.status !== 409 && (
        <Alert className={page.notice} type="error" showIcon title={command.sentence} />
      )}
      {breakdown.isRestored && breakdown.isDirty && (
        <Alert className={page.notice} type="info" showIcon title={t('registration.restored')} />
      )}
      <div className={styles.columns}>
        <aside className={styles.units}>
          <UnitPicker
            issuer={issuer}
            taken={new Set(unitsOf(leads))}
            leadName={lead ? nameOf(lead.unit) : null}
            onPick={pick}
          />
        </aside>
        <div>
          <p className={styles.facts}>
            <span>{item.itemNo}</span>
            {item.reportDueAt && <span>{t('decomposition.reportDue', { day: formatDue(item.reportDueAt) })}</span>}
            {item.completionDueAt && (
              <span>{t('decomposition.completionDue', { day: formatDue(item.completionDueAt) })}</span>
            )}
            <span>{t('decomposition.rule')}</span>
          </p>
          <p className="visually-hidden" role="status">
            {announcement}
          </p>
          {leads.length === 0 && <p className={styles.empty}>{t('decomposition.empty')}</p>}
          <LeadGroups
            item={item}
            leads={leads}
            setLeads={setLeads}
            active={active}
            setActive={setActive}
            sentences={sentences}
            areGapsShown={areGapsShown}
          />
        </div>
      </div>
    </div>
  );
}

interface LeadGroupsProps {
  item: ItemView;
  leads: LeadInput[];
  setLeads: ReturnType<typeof useBreakdown>['setLeads'];
  active: number;
  setActive: (index: number) => void;
  /** What the service said, by the path of its field. */
  sentences: ReadonlyMap<string, string>;
  areGapsShown: boolean;
}

/** Each lead with its co-units; the one last touched takes the next co-unit. */
function LeadGroups({ item, leads, setLeads, active, setActive, sentences, areGapsShown }: LeadGroupsProps) {
  const { t } = useTranslation();
  return (
    <>
      {leads.map((one, index) => (
        <section
          key={one.unit.id}
          className={index === active ? `${styles.group} ${styles.active}` : styles.group}
          onFocus={() => setActive(index)}
        >
          <TaskEditor
            item={item}
            task={one}
            role="LEAD"
            refusals={refusalsAt(sentences, { lead: index })}
            areGapsShown={areGapsShown}
            onChange={(change) => setLeads((now) => changed(now, { lead: index }, change))}
            onRemove={() => {
              setLeads(without(leads, { lead: index }));
              setActive(Math.max(0, Math.min(active, leads.length - 2)));
            }}
            actions={
              (leads.length > index + 1 || one.supports.length > 0) && (
                <Button size="small" type="text" onClick={() => setLeads(copiedDown(leads, index))}>
                  {t('decomposition.copyDown')}
                </Button>
              )
            }
          />
          {one.supports.map((support, at) => (
            <TaskEditor
              key={support.unit.id}
              item={item}
              task={support}
              role="SUPPORT"
              refusals={refusalsAt(sentences, { lead: index, support: at })}
              areGapsShown={areGapsShown}
              onChange={(change) => setLeads((now) => changed(now, { lead: index, support: at }, change))}
              onRemove={() => setLeads(without(leads, { lead: index, support: at }))}
            />
          ))}
        </section>
      ))}
    </>
  );
}

function useStateWords({ isDirty, savedAt, command, other }: ReturnType<typeof useBreakdown>): string {
  const { t } = useTranslation();
  if (command.isSending) return t('registration.save.SAVING');
  if (other && isDirty) return t('decomposition.conflict');
  if (isDirty) return t('registration.save.UNSAVED');
  return savedAt ? t('registration.save.savedAt', { time: formatClock(savedAt) }) : '';
}

/** Proposes the head of the unit where nobody has been named yet. */
function withPerson(
  leads: LeadInput[],
  unitId: string,
  person: { personName: string; personTitle: string },
): LeadInput[] {
  const fill = <T extends LeadInput['supports'][number]>(task: T): T =>
    task.unit.id === unitId && !task.personName && !task.personTitle ? { ...task, ...person } : task;
  return leads.map((lead) => ({ ...fill(lead), supports: lead.supports.map(fill) }));
}

function focusFirstGap(): void {
  window.setTimeout(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
}
