/** What a record went through after the version a person has read, oldest first. */
export function changesSince<E extends { version: number }>(history: readonly E[], version: number): E[] {
  return history.filter((entry) => entry.version > version).sort((a, b) => a.version - b.version);
}
