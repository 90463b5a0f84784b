/** Whether `path` is `rootPath` itself or lies below it. Both are `ltree` texts such as `150000000000.152900000000`. */
export const isWithin = (path: string, rootPath: string): boolean =>
  path === rootPath || path.startsWith(`${rootPath}.`);

/** The paths from the top unit down to and including the given one. */
export function pathsAbove(path: string): string[] {
  const labels = path.split('.');
  return labels.map((_, index) => labels.slice(0, index + 1).join('.'));
}
