import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ActionForm } from './use-action-form.js';

const versionRules = ['platform.version.changed', 'messaging.version.conflict'];

/** Why the service did not do it, and what to do now. */
export function RefusalNotice({ form }: { form: ActionForm }) {
  const { t } = useTranslation();
  const { refusal, problem, sentences } = form;
  if (!refusal) return <div role="alert" />;
  if (refusal === 'RETRY') {
    const text = problem?.status === 429 && problem.sentence ? problem.sentence : t('actions.noAnswer');
    return (
      <Alert
        type="warning"
        showIcon
        title={text}
        description={problem?.requestId && t('shell.problem.requestId', { id: problem.requestId })}
      />
    );
  }
  // Who changed what is said by the notice of changes, as soon as it is known.
  if (sentences.length === 0 || (problem?.rule && versionRules.includes(problem.rule) && form.isStale)) return null;
  return (
    <Alert
      type={refusal === 'CONFLICT' ? 'info' : 'error'}
      showIcon
      title={sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    />
  );
}
