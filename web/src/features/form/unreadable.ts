/**
 * A field whose text was not understood holds no value, and sending without it would say something the person did not mean.
 * True where there is one; it shows its sentence and gets the focus.
 */
export function stopsAtUnreadable(root: ParentNode | null): boolean {
  const field = root?.querySelector<HTMLElement>('[data-unreadable]');
  if (!field) return false;
  field.blur();
  field.focus();
  return true;
}
