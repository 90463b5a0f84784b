import { parse } from 'yaml';

interface Image {
  registry: string;
  repository: string;
  tag: string;
}

interface ImageValues {
  image: Image;
  database: { cnpg: { image: Image } };
  nats: { server: { image: Image }; exporter: { image: Image } };
}

const reference = ({ registry, repository, tag }: Image, otherwise: string): string =>
  `${registry ? `${registry}/` : ''}${repository}:${tag || otherwise}`;

/** Every image an installation may pull, one a line, to be copied into a registry behind the air gap. */
export function imageList(values: string, appVersion: string, natsValues: string): string {
  const { image, database, nats } = parse(values) as ImageValues;
  const official = parse(natsValues) as Record<'container' | 'reloader' | 'promExporter', { image: Image }>;
  const references = [
    reference(image, appVersion),
    ...[database.cnpg, nats.server, nats.exporter].map((part) => reference(part.image, 'latest')),
    ...Object.values(official).flatMap((part) => (part.image ? [reference(part.image, 'latest')] : [])),
  ];
  return [...new Set(references)].map((line) => `${line}\n`).join('');
}
