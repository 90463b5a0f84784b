import { createContext, use } from 'react';
import type { Me } from '@ducha/contracts';
import type { Post } from './me.api.js';

export interface CurrentPost {
  me: Me;
  post: Post;
}

export const CurrentPostContext = createContext<CurrentPost | null>(null);

/** The signed-in person in the post they work in now; only inside the shell. */
export function useCurrentPost(): CurrentPost {
  const current = use(CurrentPostContext);
  if (!current) throw new Error('useCurrentPost outside the signed-in shell');
  return current;
}
