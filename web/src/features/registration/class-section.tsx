import type { ContentCategory, Disclosure, Urgency } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { Choices, SelectField } from '../form/field.js';
import type { SectionProps } from './section-props.js';
import { FormSection } from './form-section.js';

const categories = [
  'MAJOR_DEPLOYMENT',
  'KEY_WORK',
  'STATUTORY_DUTY',
  'ADMINISTRATIVE_EFFICIENCY',
] as const satisfies readonly ContentCategory[];
const urgencies = ['NORMAL', 'URGENT', 'CRITICAL'] as const satisfies readonly Urgency[];
const disclosures = ['PUBLIC', 'INTERNAL', 'WORK_SECRET'] as const satisfies readonly Disclosure[];

export function ClassSection({ input, change, errorOf }: SectionProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('registration.section.classes')}>
      <SelectField<ContentCategory>
        label={t('registration.field.contentCategory')}
        name="contentCategory"
        isRequired
        value={input.contentCategory}
        empty={t('registration.choose')}
        choices={categories.map((value) => ({ value, label: t(`glossary.contentCategory.${value}`) }))}
        error={errorOf('contentCategory')}
        onChange={(contentCategory) => change({ contentCategory })}
      />
      <Choices<Urgency>
        label={t('registration.field.urgency')}
        name="urgency"
        value={input.urgency}
        choices={urgencies.map((value) => ({ value, label: t(`glossary.urgency.${value}`) }))}
        error={errorOf('urgency')}
        onChange={(urgency) => change({ urgency })}
      />
      <Choices<Disclosure>
        label={t('registration.field.disclosure')}
        name="disclosure"
        value={input.disclosure}
        choices={disclosures.map((value) => ({ value, label: t(`glossary.disclosure.${value}`) }))}
        error={errorOf('disclosure')}
        onChange={(disclosure) => change({ disclosure })}
      />
    </FormSection>
  );
}
