/** `LIKE` pattern of texts that contain the given one; what the person typed has no wildcards. */
export const containing = (text: string): string => `%${startingWith(text)}`;

/** `LIKE` pattern of texts that begin with the given one. */
export const startingWith = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Comparing without regard to case costs twice as much, and Chinese has none. */
export const likeOperator = (text: string): 'LIKE' | 'ILIKE' => (/\p{Cased_Letter}/u.test(text) ? 'ILIKE' : 'LIKE');
