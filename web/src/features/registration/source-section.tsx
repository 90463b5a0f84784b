import type { SourceKind } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { DateField } from '../form/date-field.js';
import { SelectField, TextArea, TextField } from '../form/field.js';
import { todayIn } from '../form/due-day.js';
import type { SectionProps } from './section-props.js';
import { FormSection } from './form-section.js';
import { sourceFieldsOf, sourceKindOrder, type SourceField, type SourceLabel } from './source-fields.js';

/** Where the matter comes from; each kind of source asks for what it has, in its own words. */
export function SourceSection({ input, change, errorOf }: SectionProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('registration.section.source')}>
      <SelectField<SourceKind>
        label={t('registration.field.sourceKind')}
        name="sourceKind"
        isRequired
        value={input.sourceKind}
        empty={t('registration.choose')}
        choices={sourceKindOrder.map((kind) => ({ value: kind, label: t(`glossary.sourceKind.${kind}`) }))}
        error={errorOf('sourceKind')}
        onChange={(sourceKind) => change({ sourceKind })}
      />
      {sourceFieldsOf(input).map(({ field, label }) => (
        <SourceInput key={field} field={field} label={label} input={input} change={change} errorOf={errorOf} />
      ))}
    </FormSection>
  );
}

function SourceInput({
  field,
  label,
  input,
  change,
  errorOf,
}: SectionProps & { field: SourceField; label: SourceLabel }) {
  const { t } = useTranslation();
  const shared = {
    label: t(`registration.sourceLabel.${label}`),
    name: field,
    error: errorOf(field),
    value: input[field],
    onChange: (value: string) => change({ [field]: value }),
  };
  if (field === 'receivedOn') return <ReceivedOn {...shared} />;
  if (field === 'sentence') return <TextArea {...shared} isWide rows={3} maximum={1000} />;
  if (field === 'link') {
    return <TextField {...shared} isWide type="url" maximum={500} hint={t('registration.linkHint')} />;
  }
  return <TextField {...shared} maximum={100} />;
}

/** A day in the past: typed without a year it is the last such day. */
function ReceivedOn(shared: {
  label: string;
  name: string;
  error: string | undefined;
  value: string;
  onChange: (day: string) => void;
}) {
  const now = new Date();
  const almostAYearAgo = todayIn(new Date(now.getTime() - 364 * 24 * 60 * 60 * 1000));
  return <DateField {...shared} from={almostAYearAgo} minimum="1990-01-01" maximum={todayIn(now)} />;
}
