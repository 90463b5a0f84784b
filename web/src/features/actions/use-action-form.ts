import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, apiCommand, newIdempotencyKey } from '../../app/http.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { draftStore } from './draft-store.js';
import { fieldSentences, kindOf, otherSentences, type RefusalKind } from './refusal.js';
import { useSubject } from './subject.js';

export interface ActionFormOptions<V extends object> {
  /** Name of the action; also the last segment of its address. */
  action: string;
  initial: V;
  /** Fields that must not be left empty, as far as the form can tell. */
  required: (values: V) => readonly (keyof V & string)[];
  /** Further fields that still lack something, by their path. */
  lacking?: (values: V) => readonly string[];
  toBody: (values: V) => object;
  /** Further field paths the form shows sentences at, such as `children[0].unitId`. */
  fields?: readonly string[];
  onClose: () => void;
}

const isEmpty = (value: unknown) =>
  value === '' ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/**
 * One command of a person: what is typed (kept until it is sent), the version it is based on, and what the service said.
 * The idempotency key is made with the form and kept over retries; only going on with a newer version is a new command.
 */
export function useActionForm<V extends object>({
  action,
  initial,
  required,
  lacking,
  toBody,
  fields = [],
  onClose,
}: ActionFormOptions<V>) {
  const { t } = useTranslation();
  const subject = useSubject();
  const { me } = useCurrentPost();
  const draft = useMemo(
    () => draftStore<V>(window.sessionStorage, me.personId, `${subject.path}/${action}`),
    [me.personId, subject.path, action],
  );
  const [kept] = useState(() => draft.read());
  const [values, setValues] = useState<V>({ ...initial, ...kept });
  const [isRestored, setIsRestored] = useState(kept !== null);
  const [basis, setBasis] = useState({ version: subject.version, key: newIdempotencyKey() });
  const [uploads, setUploads] = useState(0);
  const [missing, setMissing] = useState<readonly string[]>([]);

  const command = useMutation<{ version: number }, Error, { version: number; key: string }>({
    mutationFn: ({ version, key }) =>
      apiCommand({
        method: 'POST',
        path: `${subject.path}/${action}`,
        body: toBody(values),
        idempotencyKey: key,
        version,
      }),
    onSuccess(answer) {
      draft.forget();
      onClose();
      subject.onDone(action, answer);
    },
    onError(error) {
      if (error instanceof ApiProblem && kindOf(error) === 'CONFLICT') subject.reread();
    },
  });

  const known = [...Object.keys(initial), ...fields];
  const problem = command.error instanceof ApiProblem ? command.error : null;
  const refusal: RefusalKind | null = command.error ? (problem ? kindOf(problem) : 'RETRY') : null;
  const beside = problem ? fieldSentences(problem, known) : {};

  const stillMissing = (of: V): string[] => [
    ...required(of).filter((name) => isEmpty(of[name])),
    ...(lacking?.(of) ?? []),
  ];
  // Uploads that arrive late must not undo what was typed meanwhile.
  const latest = useRef(values);
  const change = (changed: Partial<V>) => {
    const next = { ...latest.current, ...changed };
    latest.current = next;
    setValues(next);
    setMissing((names) => names.filter((name) => stillMissing(next).includes(name)));
    draft.write(next);
  };
  return {
    action,
    values,
    change,
    /** For changes that come later than the typing around them. */
    update: <K extends keyof V & string>(name: K, to: (before: V[K]) => V[K]) =>
      change({ [name]: to(latest.current[name]) } as unknown as Partial<V>),
    set:
      <K extends keyof V & string>(name: K) =>
      (value: V[K]) =>
        change({ [name]: value } as unknown as Partial<V>),
    /** Throws away what was found again. */
    startOver() {
      draft.forget();
      latest.current = initial;
      setValues(initial);
      setIsRestored(false);
    },
    isRestored,
    errorOf: (field: string): string | undefined => (missing.includes(field) ? t('actions.required') : beside[field]),
    send() {
      const empty = stillMissing(values);
      setMissing(empty);
      if (empty.length === 0 && !command.isPending && uploads === 0) command.mutate(basis);
    },
    /** The person has seen what changed and means the command all the same. */
    goOn() {
      const next = { version: subject.version, key: newIdempotencyKey() };
      setBasis(next);
      command.reset();
    },
    /** Takes back what the service said: the input it spoke of is not there any more. */
    clear: () => command.reset(),
    close: onClose,
    /** Waits with sending for what is still on its way, such as a file. */
    async hold(work: Promise<void>) {
      setUploads((count) => count + 1);
      await work;
      setUploads((count) => count - 1);
    },
    isPending: command.isPending || uploads > 0,
    refusal,
    problem,
    sentences: problem ? otherSentences(problem, known) : [],
    basisVersion: basis.version,
    isStale: subject.version > basis.version,
    isAllowed: subject.allowedActions.includes(action),
  };
}

export type ActionForm = Pick<
  ReturnType<typeof useActionForm>,
  | 'action'
  | 'send'
  | 'goOn'
  | 'close'
  | 'startOver'
  | 'isRestored'
  | 'isPending'
  | 'refusal'
  | 'problem'
  | 'sentences'
  | 'basisVersion'
  | 'isStale'
  | 'isAllowed'
>;
