import type { DraftSession, DraftState } from './draft-session.js';
import { OpenItems } from './open-items.js';
import { OtherHandling } from './other-handling.js';
import { SimilarItems } from './similar-items.js';
import { SubmitPanel } from './submit-panel.js';
import { useSettled } from '../form/use-settled.js';
import styles from './registration.module.css';

/** What belongs beside the form: duplicates while typing, what is missing, the next step, other matters in hand. */
export function DraftAside({ session, state, isOpen }: { session: DraftSession; state: DraftState; isOpen: boolean }) {
  const title = useSettled(state.input.title.trim(), 600);
  const isEmpty = state.itemId === null && state.input.title === '' && state.input.content === '';
  return (
    <aside className={styles.aside}>
      {isOpen && !isEmpty && <SubmitPanel session={session} state={state} />}
      {isOpen && <SimilarItems title={title} excludeId={state.itemId} />}
      {isOpen && state.itemId && <OtherHandling session={session} itemId={state.itemId} />}
      {isEmpty && <OpenItems />}
    </aside>
  );
}
