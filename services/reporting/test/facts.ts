import { AssignmentDispatchedV1, DeductionProposedV1, ItemRecordedV1 } from '@ducha/contracts';
import type { AssignmentFacts, DeductionFacts, ItemFacts } from '@ducha/contracts';
import { v7 as uuidv7 } from 'uuid';

const lastLabel = (path: string): string => path.split('.').at(-1) ?? path;

/** Facts of the contracts' examples under new ids, changed as given; `unitId` follows `unitPath`. */
export const anAssignment = (changes: Partial<AssignmentFacts> = {}): AssignmentFacts => {
  const facts = { ...AssignmentDispatchedV1.example.assignment, id: uuidv7(), ...changes };
  return { ...facts, unitId: lastLabel(facts.unitPath) };
};

export const anItem = (changes: Partial<ItemFacts> = {}): ItemFacts => {
  const facts = { ...ItemRecordedV1.example.item, id: uuidv7(), ...changes };
  return { ...facts, issuingUnitId: lastLabel(facts.issuingUnitPath) };
};

export const aDeduction = (changes: Partial<DeductionFacts> = {}): DeductionFacts => {
  const facts = { ...DeductionProposedV1.example.deduction, id: uuidv7(), ...changes };
  return { ...facts, unitId: lastLabel(facts.unitPath) };
};
