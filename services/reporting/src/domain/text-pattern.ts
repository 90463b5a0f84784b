/** `LIKE` pattern of texts that contain the given one; what the person typed has no wildcards. */
export const containing = (text: string): string => `%${startingWith(text)}`;

/** `LIKE` pattern of texts that begin with the given one. */
export const startingWith = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Comparing without regard to case costs twice as much, and Chinese has none. */
export const likeOperator = (text: string): 'LIKE' | 'ILIKE' => (/\p{Cased_Letter}/u.test(text) ? 'ILIKE' : 'LIKE');

/**
 * A column as it is compared with `%text%`. The trigram index knows nothing of parts shorter than three characters: it would be
 * read as a whole and then every row as well, so for these the column is hidden from it.
 */
export const searched = (column: string, text: string): string => ([...text].length < 3 ? `(${column} || '')` : column);
