/** `LIKE` pattern for texts that contain the given one; what the person typed has no wildcards. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** `LIKE` pattern for texts that begin with the given one. */
export const startingWith = (text: string): string => containing(text).slice(1);

/**
 * How well a unit fits the parameters `text`, `start` and `part`, 0 best: the code itself, the whole name, the beginning of a
 * code, name or its initials, then anything inside. A division precedes departments, which carry its name in theirs.
 */
export const unitMatchRank = `CASE
  WHEN lower(unit.id) = :text OR unit.short_name = :text OR unit.name = :text THEN 0
  WHEN unit.pinyin_initials = :text THEN 1
  WHEN unit.short_name LIKE :start AND unit.kind <> 'DEPARTMENT' THEN 2
  WHEN unit.id LIKE :start OR unit.name LIKE :start OR unit.short_name LIKE :start OR unit.pinyin_initials LIKE :start THEN 3
  ELSE 4
END`;
