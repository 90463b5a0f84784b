import type { Me } from '@ducha/contracts';
import { apiGet, ApiProblem } from '../../app/http.js';
import { oidcIssuer } from '../../app/page-settings.js';
import { sessionStore, signedInPersonId, signIn, signOut, startSession } from '../../app/session/oidc.js';
import { Observable } from '../store/observable.js';
import type { LocalPerson, VillageDb } from '../store/village-db.js';

/** Who stands before the page. */
export type Standing =
  | { kind: 'OPENING' }
  /** Nobody is known on this phone yet, or the person known is not the one who has signed in. */
  | { kind: 'STRANGER'; trouble: 'NONE' | 'UNREACHABLE' | 'NO_POST' }
  | { kind: 'KNOWN'; person: LocalPerson; isSignedIn: boolean };

const personKey = 'current';
/** Set where the sign-in page was left without signing in: it is not shown again by itself. */
const declinedKey = 'ducha.village.sign-in-declined';

/** Finds out who works on this phone, with and without network. Only the person, never the token, outlives the tab. */
export class StandingKeeper {
  readonly standing = new Observable<Standing>({ kind: 'OPENING' });

  constructor(private readonly db: VillageDb) {
    sessionStore.subscribe(() => this.follow());
  }

  /** @param mayLeave whether the sign-in page may be opened without being asked for */
  async open(mayLeave: boolean): Promise<void> {
    const known = (await this.db.get('person', personKey)) ?? null;
    await startSession();
    const personId = signedInPersonId();
    if (personId) return this.enter(personId, known);
    this.standing.set(known ? { kind: 'KNOWN', person: known, isSignedIn: false } : stranger('NONE'));
    if (mayLeave && !sessionStorage.getItem(declinedKey)) await this.leaveToSignIn();
  }

  /** Network is back, or the person asks: the sign-in of this tab is looked for again, without leaving the page. */
  async resume(): Promise<void> {
    if (signedInPersonId() === null) await this.open(false);
    else if (this.standing.current().kind !== 'KNOWN') await this.open(false);
  }

  /** Answers whether the sign-in page could be reached; without network the page stays. */
  async leaveToSignIn(): Promise<boolean> {
    if (!(await canReachSignIn())) {
      if (this.standing.current().kind === 'STRANGER') this.standing.set(stranger('UNREACHABLE'));
      return false;
    }
    sessionStorage.removeItem(declinedKey);
    return signIn().then(
      () => true,
      () => false,
    );
  }

  declineSignIn(): void {
    sessionStorage.setItem(declinedKey, '1');
  }

  /**
   * The queue stays on the phone for the same person; the list and the name go.
   * @returns false without network: the provider's own session could not be ended, and the next person would be signed in as this one
   */
  async leave(): Promise<boolean> {
    if (!(await canReachSignIn())) return false;
    const standing = this.standing.current();
    if (standing.kind === 'KNOWN') {
      const { personId } = standing.person;
      const own = IDBKeyRange.bound([personId], [personId, []]);
      await Promise.all([this.db.delete('list', own), this.db.delete('detail', own)]);
    }
    await this.db.delete('person', personKey);
    await signOut();
    return true;
  }

  async choosePost(postId: string): Promise<void> {
    const standing = this.standing.current();
    if (standing.kind === 'KNOWN') await this.keep({ ...standing.person, postId }, standing.isSignedIn);
  }

  private async enter(personId: string, known: LocalPerson | null): Promise<void> {
    const own = known?.personId === personId ? known : null;
    // Somebody else has signed in: from here on nothing of the one before is shown.
    if (!own) this.standing.set({ kind: 'OPENING' });
    else this.standing.set({ kind: 'KNOWN', person: own, isSignedIn: true });
    if (!navigator.onLine) {
      if (!own) this.standing.set(stranger('UNREACHABLE'));
      return;
    }
    try {
      await this.keep(personOf(await apiGet<Me>('/intake/me'), own), true);
    } catch (error) {
      if (own) return;
      const hasNoPost = error instanceof ApiProblem && error.status === 403;
      this.standing.set(stranger(hasNoPost ? 'NO_POST' : 'UNREACHABLE'));
    }
  }

  private async keep(person: LocalPerson, isSignedIn: boolean): Promise<void> {
    if (person.posts.length === 0) return this.standing.set(stranger('NO_POST'));
    // A full phone must not keep anybody out; it only forgets who was here.
    await this.db.put('person', person, personKey).catch(() => undefined);
    this.standing.set({ kind: 'KNOWN', person, isSignedIn });
  }

  /** The sign-in has run out, or was renewed, while the page is open. */
  private follow(): void {
    const standing = this.standing.current();
    const personId = signedInPersonId();
    if (standing.kind !== 'KNOWN' || (personId !== null && personId !== standing.person.personId)) return;
    if (standing.isSignedIn !== (personId !== null)) this.standing.set({ ...standing, isSignedIn: personId !== null });
  }
}

const stranger = (trouble: 'NONE' | 'UNREACHABLE' | 'NO_POST'): Standing => ({ kind: 'STRANGER', trouble });

function personOf({ personId, personName, posts, currentPostId }: Me, before: LocalPerson | null): LocalPerson {
  const kept = posts.find(({ id }) => id === before?.postId);
  return {
    personId,
    personName,
    posts: posts.map(({ id, actingUnit }) => ({ id, unit: actingUnit })),
    postId: kept?.id ?? currentPostId,
  };
}

/** Asked before the page is left: without network there would be no way back to it. */
async function canReachSignIn(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 8_000);
  try {
    const options = { cache: 'no-store', signal: controller.signal } as const;
    return (await fetch(`${oidcIssuer}/.well-known/openid-configuration`, options)).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
