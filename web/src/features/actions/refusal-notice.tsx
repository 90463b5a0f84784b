import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ActionForm } from './use-action-form.js';

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
  if (sentences.length === 0) return null;
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
