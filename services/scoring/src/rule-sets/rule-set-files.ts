import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RuleSet } from '@ducha/contracts';

export interface RuleSetFile {
  fileName: string;
  ruleSet: RuleSet;
  /** SHA-256 of the parsed content: layout and key order of the file do not matter. */
  contentHash: string;
}

/**
 * Reads every `*.json` of the folder, in the order of the names.
 * @throws Error naming the file and what is wrong in it
 */
export async function readRuleSetFiles(folder: string): Promise<RuleSetFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (fileName) => parseRuleSet(fileName, await readFile(join(folder, fileName), 'utf8'))),
  );
}

/** @throws Error naming the file and what is wrong in it */
export function parseRuleSet(fileName: string, text: string): RuleSetFile {
  const result = RuleSet.safeParse(parseJson(fileName, text));
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
    throw new Error(`${fileName} is not a rule set: ${problems.join('; ')}`);
  }
  const contentHash = createHash('sha256').update(JSON.stringify(result.data)).digest('hex');
  return { fileName, ruleSet: result.data, contentHash };
}

function parseJson(fileName: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${fileName} is not JSON: ${(error as Error).message}`);
  }
}
