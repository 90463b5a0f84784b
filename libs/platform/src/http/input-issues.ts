import { hasSentence, sentenceFor, type ProblemField } from '@ducha/contracts';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Params = Record<string, string | number>;

/** More than this many lines help nobody, and how many there are is up to the sender. */
const maxReported = 50;

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  date: '日期',
  null: '空值',
};

/** Whether the sender left the value out; zod reports that as a wrong type. */
function isAbsent(value: unknown, path: readonly PropertyKey[]): boolean {
  let current: unknown = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return true;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current === undefined;
}

function sized(issue: { origin: string }, rules: { text: string; list: string; number: string }): string {
  if (issue.origin === 'string') return rules.text;
  return issue.origin === 'array' || issue.origin === 'set' ? rules.list : rules.number;
}

/** A discriminated union lists its discriminators, though its type does not say so. */
function unionRule(issue: object): [rule: string, params: Params] {
  if (!('options' in issue) || !Array.isArray(issue.options)) return ['platform.input.invalid', {}];
  return ['platform.input.not-allowed', { values: issue.options.map(String).join('、') }];
}

function ruleOf(issue: Issue, value: unknown): [rule: string, params: Params] {
  if (hasSentence(issue.message)) return [issue.message, (issue as { params?: Params }).params ?? {}];
  if (isAbsent(value, issue.path)) return ['platform.input.required', {}];
  switch (issue.code) {
    case 'invalid_type':
      return ['platform.input.wrong-type', { expected: typeNames[issue.expected] ?? issue.expected }];
    case 'too_big':
      return [
        sized(issue, {
          text: 'platform.input.too-long',
          list: 'platform.input.too-many',
          number: 'platform.input.too-big',
        }),
        { maximum: String(issue.maximum) },
      ];
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return ['platform.input.required', {}];
      return [
        sized(issue, {
          text: 'platform.input.too-short',
          list: 'platform.input.too-few',
          number: 'platform.input.too-small',
        }),
        { minimum: String(issue.minimum) },
      ];
    case 'invalid_value':
      return ['platform.input.not-allowed', { values: issue.values.map(String).join('、') }];
    case 'invalid_union':
      return unionRule(issue);
    case 'invalid_format':
      return ['platform.input.format', {}];
    default:
      return ['platform.input.invalid', {}];
  }
}

/** A field as the sender wrote it: `leads[0].unitId`. */
function fieldName(path: readonly PropertyKey[], root: string): string {
  const name = path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );
  return name === '' ? root : name;
}

/**
 * Issues of a schema as named fields with the rule each breaks.
 * @param value what was validated, to tell a missing field from one of a wrong type
 * @param root name for issues of the value as a whole, such as `body` or a path parameter
 */
export function fieldsOf(issues: readonly Issue[], value: unknown, root: string): ProblemField[] {
  return issues
    .flatMap((issue): ProblemField[] => {
      if (issue.code === 'unrecognized_keys') {
        const rule = 'platform.input.unknown-field';
        return issue.keys.map((key) => ({
          field: fieldName([...issue.path, key], root),
          rule,
          message: sentenceFor(rule),
        }));
      }
      const [rule, params] = ruleOf(issue, value);
      return [{ field: fieldName(issue.path, root), rule, message: sentenceFor(rule, params) }];
    })
    .slice(0, maxReported);
}
