import type { Placeholder } from './placeholders.js';
import type { Value } from './statement.js';

/** What is put in for the placeholders in one lifecycle, by index. */
export type Filling = readonly string[];

/** @param ordinal number of the lifecycle, from 1; the recorded one counts as 0 */
export const fillingOf = (placeholders: readonly Placeholder[], ordinal: number, newId: () => string): Filling =>
  placeholders.map((placeholder) => {
    switch (placeholder.kind) {
      case 'ID':
        return newId();
      case 'COUNTER':
        return String(placeholder.value + ordinal * placeholder.step);
      case 'NUMBER': {
        const digits = String(placeholder.value + ordinal).padStart(placeholder.width, '0');
        return `${placeholder.prefix}${digits}${placeholder.suffix}`;
      }
      default:
        return placeholder satisfies never;
    }
  });

/** @param movedByMs time since the recording: instants keep their distance from now */
export function parameterOf(value: Value, filling: Filling, movedByMs: number): string | null {
  switch (value.kind) {
    case 'CONSTANT':
      return value.value;
    case 'INSTANT':
      return new Date(value.ms + movedByMs).toISOString();
    case 'PARTS':
      return value.parts.map((part) => (typeof part === 'number' ? filling[part] : part)).join('');
    default:
      return value satisfies never;
  }
}
