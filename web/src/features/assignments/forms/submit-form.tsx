import type { AssignmentDetail } from '@ducha/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { AttachmentsField } from '../../attachments/attachments-field.js';
import { Choices, TextArea, TextField } from '../../form/field.js';
import { withoutGovernment } from '../../units/unit-name.js';
import { openChildren } from '../open-children.js';
import { attachmentIds, noFiles } from './attachment-ids.js';
import type { AssignmentFormProps } from './form-props.js';

type SignatureKind = 'PRINCIPAL_LEADER' | 'OFFICIAL_SEAL';

/** Support units that have not given their input; the completion needs a reason without them. */
const owingSupports = ({ supportInputs }: AssignmentDetail) =>
  supportInputs.filter(({ status, inputs }) => inputs.length === 0 && status !== 'CANCELLED');

export function SubmitForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const owing = owingSupports(assignment);
  const form = useActionForm({
    action: 'submit',
    initial: { files: noFiles, text: '', signature: '' as SignatureKind | '', leader: '', missingInputReason: '' },
    required: ({ signature }) => [
      'text',
      'signature',
      ...(signature === 'PRINCIPAL_LEADER' ? (['leader'] as const) : []),
      ...(owing.length > 0 ? (['missingInputReason'] as const) : []),
    ],
    toBody: ({ text, signature, leader, missingInputReason, files }) => ({
      ...attachmentIds(files),
      text: text.trim(),
      signedBy: signature === 'PRINCIPAL_LEADER' ? { kind: signature, name: leader.trim() } : { kind: signature },
      ...(owing.length > 0 && { missingInputReason: missingInputReason.trim() }),
    }),
    fields: ['signedBy.name'],
    onClose,
  });
  const { values } = form;
  const open = openChildren(assignment).length;
  return (
    <ActionPanel
      form={form}
      title={t('assignment.action.submit')}
      note={t('assignment.submit.note', { dispatcher: withoutGovernment(assignment.dispatcherUnit.name) })}
      submit={t('assignment.action.submit')}
    >
      {open > 0 && <Alert type="info" showIcon title={t('assignment.submit.open', { count: open })} />}
      <TextArea
        label={t('assignment.submit.text')}
        isRequired
        name="text"
        value={values.text}
        onChange={form.set('text')}
        maximum={4000}
        rows={8}
        error={form.errorOf('text')}
      />
      <Choices
        label={t('assignment.submit.signature')}
        isRequired
        name="signature"
        value={values.signature}
        onChange={form.set('signature')}
        choices={[
          { value: 'PRINCIPAL_LEADER', label: t('assignment.submit.PRINCIPAL_LEADER') },
          { value: 'OFFICIAL_SEAL', label: t('assignment.submit.OFFICIAL_SEAL') },
        ]}
        error={form.errorOf('signature')}
      />
      {values.signature === 'PRINCIPAL_LEADER' && (
        <TextField
          label={t('assignment.submit.leader')}
          isRequired
          name="leader"
          value={values.leader}
          onChange={form.set('leader')}
          maximum={100}
          error={form.errorOf('leader') ?? form.errorOf('signedBy.name')}
        />
      )}
      {owing.length > 0 && (
        <TextArea
          label={t('assignment.submit.missing')}
          hint={t('assignment.submit.missingHint', { units: owing.map(({ unit }) => unit.name).join('、') })}
          isRequired
          name="missingInputReason"
          value={values.missingInputReason}
          onChange={form.set('missingInputReason')}
          maximum={500}
          rows={2}
          error={form.errorOf('missingInputReason')}
        />
      )}
      <AttachmentsField
        path={`/tracking/assignments/${assignment.id}`}
        files={form.values.files}
        onUpload={(upload) => void form.hold(upload)}
        onChange={(change) => form.update('files', change)}
      />
    </ActionPanel>
  );
}
