export interface TextPart {
  text: string;
  isMatch: boolean;
}

/** The text cut where the words looked for stand in it, whatever their case; one part where they do not, as after a search by initials. */
export function matchedParts(text: string, query: string): TextPart[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [{ text, isMatch: false }];
  const parts: TextPart[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  // A letter may change its length with its case; then the places do not fit and nothing is marked.
  for (let at = lower.length === text.length ? lower.indexOf(wanted) : -1; at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), isMatch: false });
    from = at + wanted.length;
    parts.push({ text: text.slice(at, from), isMatch: true });
  }
  if (from < text.length) parts.push({ text: text.slice(from), isMatch: false });
  return parts;
}
