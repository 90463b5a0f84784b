/** `LIKE` pattern for texts that contain the given one; what the person typed has no wildcards. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const startingWith = (text: string): string => containing(text).slice(1);

/** Parameters of the two conditions below: codes are in capitals, pinyin initials in small letters. */
export function unitSearchParameters(query: string): Record<string, string> {
  const [code, pinyin] = [query.toUpperCase(), query.toLowerCase()];
  return {
    name: query,
    nameStart: startingWith(query),
    namePart: containing(query),
    code,
    codeStart: startingWith(code),
    pinyin,
    pinyinStart: startingWith(pinyin),
    pinyinPart: containing(pinyin),
  };
}

export const unitMatches = `(unit.id LIKE :codeStart OR unit.name LIKE :namePart
  OR unit.short_name LIKE :namePart OR unit.pinyin_initials LIKE :pinyinPart)`;

/**
 * How well a unit fits, 0 best: the code or name itself, all its initials, the beginning of a division's name, any other
 * beginning, then anything inside. Divisions precede departments, whose full names begin with the division's.
 */
export const unitMatchRank = `CASE
  WHEN unit.id = :code OR unit.short_name = :name OR unit.name = :name THEN 0
  WHEN unit.pinyin_initials = :pinyin THEN 1
  WHEN unit.short_name LIKE :nameStart AND unit.kind <> 'DEPARTMENT' THEN 2
  WHEN unit.id LIKE :codeStart OR unit.name LIKE :nameStart
    OR unit.short_name LIKE :nameStart OR unit.pinyin_initials LIKE :pinyinStart THEN 3
  ELSE 4
END`;
