import type { ItemView } from '@ducha/contracts';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/keys/use-shortcut.js';
import { ActionBar } from '../actions/action-bar.js';
import { ItemForm, type DialogAction } from './forms/item-forms.js';
import { isPage, primaryStep, stepPages, stepsOf, type StepPage } from './item-steps.js';

const takesBack: readonly DialogAction[] = ['revoke', 'suspend'];

/** What this person can do with the item now. */
export function ItemActions({ item }: { item: ItemView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<DialogAction | null>(null);
  const { dialogs, pages } = stepsOf(item.allowedActions);
  const primary = primaryStep(item.allowedActions);
  const go = (page: StepPage) => navigate({ to: stepPages[page], params: { itemId: item.id } });
  const key = (action: DialogAction) => (dialogs.includes(action) ? () => setOpen(action) : undefined);
  useShortcut('a', t('item.action.approve'), key('approve'));
  useShortcut('r', t('item.action.reject'), key('reject'));
  useShortcut('s', t('item.action.submit'), key('submit'));
  useShortcut('e', t('item.action.revise'), pages.includes('revise') ? () => void go('revise') : undefined);
  return (
    <>
      <ActionBar
        next={t(`item.waiting.${item.status}`, { unit: item.issuingUnit.shortName })}
        primary={primary && !isPage(primary) ? primary : null}
        entries={dialogs.map((action) => ({
          action,
          label: t(`item.action.${action}`),
          isOpen: action === open,
          isDangerous: takesBack.includes(action),
        }))}
        onOpen={setOpen}
        links={pages.map((page) => (
          <Button key={page} type={page === primary ? 'primary' : 'default'} onClick={() => void go(page)}>
            {t(`item.action.${page}`)}
          </Button>
        ))}
      />
      {open && <ItemForm key={open} item={item} action={open} onClose={() => setOpen(null)} />}
    </>
  );
}
