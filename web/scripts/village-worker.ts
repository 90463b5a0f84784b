import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const page = 'm/index.html';
const worker = 'm/worker.js';
/** Tells the worker of the village page which files that page loads, and gives it a version that changes with any of them. */
export function villageWorker(): Plugin {
  return {
    name: 'ducha-village-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const html = bundle[page];
        const script = bundle[worker];
        if (html?.type !== 'asset' || script?.type !== 'chunk')
          throw new Error(`no ${page} or no ${worker} in the build`);
        const text = String(html.source);
        const files = new Set([...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? ''));
        for (const file of files) {
          const chunk = bundle[file];
          if (chunk?.type === 'chunk')
            for (const other of [...chunk.imports, ...chunk.dynamicImports]) files.add(other);
        }
        const list = [...files].sort();
        const version = createHash('sha256')
          .update([text, script.code, ...list].join('\n'))
          .digest('hex')
          .slice(0, 12);
        const build = JSON.stringify({ files: list.map((file) => `/${file}`), version });
        script.code = `const villageBuild=${build};${script.code}`;
      },
    },
  };
}
