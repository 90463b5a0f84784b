import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { layoutOf } from '../start/layout.js';
import { catalog } from './catalog.js';
import type { Tool } from './catalog.js';

export const goFlags = ['-p=2', '-trimpath', '-buildvcs=false'];

/** Where the built programs lie: git-ignored, or where `DUCHA_TOOLS_DIR` says so that several checkouts share them. */
export class ToolsFolder {
  /** Folder of the module files. */
  readonly source: string;
  readonly folder: string;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.source = join(layoutOf(env).root, 'tools');
    this.folder = env.DUCHA_TOOLS_DIR ? resolve(env.DUCHA_TOOLS_DIR) : join(this.source, 'bin');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  isBuilt(tool: Tool): boolean {
    const stamp = `${this.path(tool.name)}.stamp`;
    return existsSync(this.path(tool.name)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === this.stampOf(tool);
  }

  /** Whether all of these can be used as they are. */
  has(names: string[]): boolean {
    return catalog.filter(({ name }) => names.includes(name)).every((tool) => this.isBuilt(tool));
  }

  async noteBuilt(tool: Tool): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFile(`${this.path(tool.name)}.stamp`, this.stampOf(tool));
  }

  /** Of everything the program is made from. */
  private stampOf(tool: Tool): string {
    const hash = createHash('sha256').update(JSON.stringify({ tool, goFlags }));
    const sources = ['go.mod', 'go.sum', ...(tool.package.startsWith('./') ? [join(tool.package, 'main.go')] : [])];
    for (const file of sources) hash.update(readFileSync(join(this.source, tool.module, file)));
    return hash.digest('hex');
  }
}
