import type { PostDetail, PostRole } from '@ducha/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { ActionDialog } from '../actions/action-frame.js';
import { SubjectContext, type ActionSubject } from '../actions/subject.js';
import { useActionForm } from '../actions/use-action-form.js';
import { DateField } from '../form/date-field.js';
import { Field, SelectField, TextField } from '../form/field.js';
import { UnitFilter } from '../ledger/unit-filter.js';
import { appointableRolesQuery } from './posts.api.js';
import { ReasonField } from './reason-field.js';
import fields from '../form/form.module.css';
import styles from './posts.module.css';

interface AppointDialogProps {
  /** The unit offered first. */
  unitId: string;
  onClose: () => void;
}

/** A new post for a person. Which roles can be given where, the service says for each unit. */
export function AppointDialog(props: AppointDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const subject = useMemo<ActionSubject>(
    () => ({
      // The list the new post is added to; it has no version of its own.
      path: '/intake',
      version: 0,
      allowedActions: ['posts'],
      history: [],
      onDone: (_action, answer) => {
        void client.invalidateQueries({ queryKey: ['posts'] });
        void client.invalidateQueries({ queryKey: ['unit-posts'] });
        const { id } = answer as PostDetail;
        void navigate({ to: '/settings/posts/$postId', params: { postId: id } });
      },
      reread: () => undefined,
    }),
    [client, navigate],
  );
  return (
    <SubjectContext value={subject}>
      <AppointForm {...props} />
    </SubjectContext>
  );
}

interface Values {
  unitId: string;
  role: PostRole | '';
  personName: string;
  personId: string;
  title: string;
  validFrom: string;
  reason: string;
}

function AppointForm({ unitId, onClose }: AppointDialogProps) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const form = useActionForm<Values>({
    action: 'posts',
    initial: { unitId, role: '', personName: '', personId: '', title: '', validFrom: '', reason: '' },
    required: () => ['unitId', 'role', 'personName', 'personId', 'title', 'reason'],
    toBody: ({ validFrom, ...values }) => ({ ...values, ...(validFrom && { validFrom }) }),
    onClose,
  });
  const { values } = form;
  const appointable = useQuery(appointableRolesQuery(post.id, values.unitId));
  const roles = appointable.data?.roles ?? [];
  const roleIn = roles.find((role) => role === values.role) ?? '';
  return (
    <ActionDialog form={form} title={t('posts.appoint')} note={t('posts.appointNote')} submit={t('posts.appoint')}>
      <Field label={t('posts.unit')} isRequired error={form.errorOf('unitId')}>
        {(wiring) => (
          <div id={wiring.id} className={styles.unit}>
            <UnitFilter
              label={t('posts.unit')}
              value={values.unitId}
              onChange={(id) => form.change({ unitId: id, role: '' })}
            />
          </div>
        )}
      </Field>
      {appointable.data && roles.length === 0 ? (
        <p className={styles.refusal} role="status">
          {t('posts.noRole', { role: t(`glossary.postRole.${post.role}`) })}
        </p>
      ) : (
        <SelectField
          label={t('posts.role')}
          isRequired
          name="role"
          value={roleIn}
          empty={t('posts.chooseRole')}
          choices={roles.map((role) => ({ value: role, label: t(`glossary.postRole.${role}`) }))}
          onChange={form.set('role')}
          error={form.errorOf('role')}
        />
      )}
      <div className={fields.grid}>
        <TextField
          label={t('posts.person')}
          isRequired
          name="personName"
          value={values.personName}
          maximum={50}
          onChange={form.set('personName')}
          error={form.errorOf('personName')}
        />
        <TextField
          label={t('posts.account')}
          isRequired
          name="personId"
          value={values.personId}
          maximum={100}
          hint={t('posts.accountHint')}
          onChange={form.set('personId')}
          error={form.errorOf('personId')}
        />
        <TextField
          label={t('posts.title')}
          isRequired
          name="title"
          value={values.title}
          maximum={50}
          placeholder={t('posts.titleHint')}
          onChange={form.set('title')}
          error={form.errorOf('title')}
        />
        <DateField
          label={t('posts.from')}
          name="validFrom"
          value={values.validFrom}
          hint={t('posts.fromHint')}
          onChange={form.set('validFrom')}
          error={form.errorOf('validFrom')}
        />
      </div>
      <ReasonField form={form} rows={2} />
    </ActionDialog>
  );
}
