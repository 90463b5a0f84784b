/** Counts of one unit by name, such as `assignments.byLamp.RED`; what is not there is zero. */
export type Counts = Map<string, number>;

/** The units of a path from `root` down to its last; none where the path does not pass through `root`. */
export function unitsOf(path: string, root: string): string[] {
  const units = path.split('.');
  const at = units.indexOf(root);
  return at < 0 ? [] : units.slice(at);
}
