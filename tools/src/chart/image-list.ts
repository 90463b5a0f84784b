import { parse } from 'yaml';

interface Image {
  registry: string;
  repository: string;
  tag: string;
}

interface ImageValues {
  image: Image;
  database: { cnpg: { image: Image } };
}

const reference = ({ registry, repository, tag }: Image, otherwise: string): string =>
  `${registry ? `${registry}/` : ''}${repository}:${tag || otherwise}`;

/** Every image an installation may pull, one a line, to be copied into a registry behind the air gap. */
export function imageList(values: string, appVersion: string, natsValues: string): string {
  const { image, database } = parse(values) as ImageValues;
  const nats = parse(natsValues) as Record<'container' | 'reloader' | 'promExporter', { image: Image }>;
  return [
    reference(image, appVersion),
    reference(database.cnpg.image, 'latest'),
    ...Object.values(nats).flatMap((part) => (part.image ? [reference(part.image, 'latest')] : [])),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
