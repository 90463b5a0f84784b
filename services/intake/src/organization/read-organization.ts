import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planPosts, planUnits } from '../domain/organization-plan.js';
import { AccountsFile, DepartmentTemplatesFile, DocumentCodesFile, parseDivisions } from './organization-files.js';
import type { OrganizationPlan } from './organization-loader.js';

/**
 * Reads the organization from the data folder; the demonstration accounts only where asked for.
 * @throws when a file is missing or malformed, and DomainError where the files contradict themselves
 */
export async function readOrganization(dataDir: string, hasDemoAccounts: boolean): Promise<OrganizationPlan> {
  const text = (...path: string[]) => readFile(join(dataDir, ...path), 'utf8');
  const json = async (...path: string[]): Promise<unknown> => JSON.parse(await text(...path));
  const units = planUnits(
    parseDivisions(await text('divisions', 'inner-mongolia-2023.csv')),
    DepartmentTemplatesFile.parse(await json('organization', 'department-templates.json')),
    DocumentCodesFile.parse(await json('organization', 'document-codes.json')),
  );
  const accounts = hasDemoAccounts ? AccountsFile.parse(await json('demo', 'accounts.json')) : [];
  return { units, posts: planPosts(accounts, units) };
}
