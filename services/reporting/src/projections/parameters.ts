/** Collects the values of a statement that is put together from parts; each value becomes the next placeholder. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns the placeholder, such as `$3` */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /** A placeholder for use in several places, added with the first: the server refuses values that no place uses. */
  shared(value: unknown): () => string {
    let placeholder: string | undefined;
    return () => (placeholder ??= this.add(value));
  }
}

/**
 * Values the planner does not see. A plan for all values then costs what one for these values costs, and planning is spared: the
 * server keeps one plan for the connection after the first few. Places say their type, as in `${place}::ltree`.
 */
export class UnseenParameters extends Parameters {
  override add(value: unknown): string {
    return `(SELECT ${super.add(value)})`;
  }
}
