import { parseArgs } from 'node:util';
import { layoutOf } from '../start/layout.js';
import { chartDifferences, writeChart } from './chart-files.js';
import { texts } from './texts.zh-cn.js';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, write: { type: 'boolean' } } });
const { root } = layoutOf(process.env);
const { problems, differing } = await chartDifferences(root);
if (problems.length > 0) {
  console.error([texts.problems, ...problems.map((line) => `  ${line}`)].join('\n'));
  process.exitCode = 1;
} else if (differing.length === 0) console.log(texts.unchanged);
else if (values.write === true) {
  await writeChart(root, differing);
  console.log([texts.written, ...differing.map(({ path }) => `  ${path}`)].join('\n'));
} else {
  console.error([texts.differs, ...differing.map(({ path }) => `  ${path}`)].join('\n'));
  process.exitCode = 1;
}
