import type { InitiationBasis } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { SelectField, TextArea, TextField } from '../form/field.js';
import type { SectionProps } from './section-props.js';
import { FormSection } from './form-section.js';

const bases = [
  'GOVERNMENT_DECISION',
  'LEADER_DIRECTIVE',
  'OFFICE_PROPOSAL_APPROVED',
] as const satisfies readonly InitiationBasis[];

/** The handling proposal, and what the registration rests on (article 11 of the regulation on government supervision). */
export function ProposalSection({ input, change, errorOf }: SectionProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('registration.section.proposal')}>
      <TextArea
        label={t('registration.field.handlingProposal')}
        name="handlingProposal"
        isWide
        rows={4}
        value={input.handlingProposal}
        maximum={4000}
        error={errorOf('handlingProposal')}
        onChange={(handlingProposal) => change({ handlingProposal })}
      />
      <SelectField<InitiationBasis>
        label={t('registration.field.basisKind')}
        name="basisKind"
        value={input.basisKind}
        empty={t('registration.choose')}
        choices={bases.map((value) => ({ value, label: t(`registration.basis.${value}`) }))}
        hint={t('registration.basisHint')}
        error={errorOf('basisKind')}
        onChange={(basisKind) => change({ basisKind })}
      />
      <TextField
        label={t('registration.field.basisReference')}
        name="basisReference"
        value={input.basisReference}
        maximum={500}
        hint={t('registration.basisReferenceHint')}
        error={errorOf('basisReference')}
        onChange={(basisReference) => change({ basisReference })}
      />
    </FormSection>
  );
}
