// Last step of a service's build, run in its folder: makes dist/main.js one file of our own code and dist/packages.js one of the packages that it
// uses. Finding and running some 2,600 modules took 0.9 s of processor time at each start, two files take half of it, and less memory
// (docs/performance.md). The modules stay beside them for the programs that import one by itself.
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const dist = join(process.cwd(), 'dist');

/** Tracing patches the modules of these packages, and shares the API's state with them: they must be the ones that Node itself loads. */
const external = [/^pg$/, /^@opentelemetry\//, /^@fastify\/otel$/];

/** Gives our compiled files together with their source maps, so that the bundle's leads to the TypeScript. */
const sourceMaps = {
  name: 'source-maps',
  load: {
    filter: { id: /^(?!.*node_modules).*[\\/]dist[\\/].*\.js$/ },
    async handler(id) {
      const [code, map] = await Promise.all([readFile(id, 'utf8'), readFile(`${id}.map`, 'utf8')]);
      return { code, map: JSON.parse(map) };
    },
  },
};

const bundle = await rolldown({
  input: join(dist, 'main.js'),
  platform: 'node',
  external,
  plugins: [sourceMaps],
  // Frameworks ask for companions that may be missing; what must be there is found missing by the first test that starts the service.
  logLevel: 'silent',
});
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] },
  // Logs and dependency injection know classes by their names.
  keepNames: true,
  sourcemap: 'hidden',
  sourcemapExcludeSources: true,
});
await bundle.close();

// Node reads the maps of what it loads at once: the packages' would cost each service 40 MiB.
await appendFile(join(dist, 'main.js'), '//# sourceMappingURL=main.js.map\n');
await rm(join(dist, 'packages.js.map'));

// V8 keeps the text of a program, in two bytes a character as soon as one of them needs it: here a few dashes and lines of boxes.
const packages = join(dist, 'packages.js');
const text = await readFile(packages, 'utf8');
const escaped = text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
await writeFile(packages, escaped);
