import { documentedValues } from './documented-values.js';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The chart's README: what it is, how it is installed, and every key. */
export function chartReadme(values: string, presets: { name: string; first: string }[]): string {
  const rows = documentedValues(values).map(
    ({ path, text, default: value }) => `| \`${path}\` | \`${cell(JSON.stringify(value))}\` | ${cell(text)} |`,
  );
  return `<!-- Written by \`npm run chart -- --write\` from values.yaml; edit that. -->

# Chart \`ducha\`

The four services, the portal, their Jobs and everything around them. Installation step by step: [docs/deploy](../../../docs/deploy/README.md).

\`\`\`sh
helm install ducha deploy/helm/ducha --namespace ducha -f deploy/helm/ducha/values/banner.yaml -f my-values.yaml --wait
helm test ducha --namespace ducha
\`\`\`

A wrong value stops \`helm template\`, \`install\` and \`upgrade\` with a sentence that names the key. The chart makes no passwords: every secret
is named by its key \`existingSecret\`.

## Presets

| file | for |
| --- | --- |
${presets.map(({ name, first }) => `| \`values/${name}.yaml\` | ${cell(first)} |`).join('\n')}

## Keys

| key | default | |
| --- | --- | --- |
${rows.join('\n')}
`;
}
