import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoOnce } from './demo.js';
import { layoutOf } from './layout.js';

let root: string;
let lines: string[];
const log = (line: string) => void lines.push(line);

/** Plays into a log line, or breaks off. */
async function aDemo(body: string): Promise<void> {
  await mkdir(join(root, 'tools', 'dist', 'demo'), { recursive: true });
  await writeFile(
    join(root, 'tools', 'dist', 'demo', 'play-demo.js'),
    `export async function playDemo(baseUrl, report) { ${body} }`,
  );
}

const layout = () => layoutOf({}, root);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ducha-demo-'));
  await mkdir(join(root, '.ducha'));
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  lines = [];
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe('demoOnce', () => {
  it('plays once and never again on the same data', async () => {
    await aDemo('report(1, 1, `played at ${baseUrl}`)');
    await demoOnce(layout(), 'http://localhost:1', log);
    await demoOnce(layout(), 'http://localhost:1', log);
    expect(lines.filter((line) => line === '  1/1 played at http://localhost:1')).toHaveLength(1);
  });

  it('does not play over its own half', async () => {
    await aDemo('throw new Error("the third item was refused")');
    await expect(demoOnce(layout(), 'http://localhost:1', log)).rejects.toMatchObject({
      logTail: 'the third item was refused',
    });
    await demoOnce(layout(), 'http://localhost:1', log);
    expect(lines.at(-1)).toBe('上次演示数据未生成完毕，保留现有数据；需要完整演示请运行 npm start -- --reset');
  });
});
