/**
 * The same answer without asking twice, for the few words and the many rows of a list: a row is drawn again each time it comes
 * into sight. What is remembered lives as long as the columns it is made with.
 */
export function remembered<Key, Answer>(read: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const first = read(key);
    known.set(key, first);
    return first;
  };
}
