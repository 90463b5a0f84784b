import { readFileSync, writeFileSync } from 'node:fs';
import { completeDivisions } from './divisions-file.js';

const file = process.argv[2];
if (!file) {
  console.error('usage: node tools/dist/divisions/complete-divisions.js <divisions.csv>');
  process.exit(2);
}
const completed = completeDivisions(readFileSync(file, 'utf8'));
writeFileSync(file, completed);
console.log(`${file}: ${completed.split('\n').length - 2} divisions`);
