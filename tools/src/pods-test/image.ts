import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root, succeed } from '../helm-test/helm.js';

/** The storage that `deploy/image/build.sh` uses. */
const storage = { STORAGE_DRIVER: process.env.STORAGE_DRIVER ?? 'vfs' };

export interface BuiltImage {
  /** Archive that containerd imports. */
  archive: string;
  /** As the chart writes it, with Docker's registry before it. */
  reference: string;
  /** What stands before a container's `args`. */
  entrypoint: string[];
  /** Bytes of the archive, whose layers are not compressed. */
  size: number;
}

/**
 * Builds the image without a registry and writes it to a file.
 * @param name as the chart renders it, such as `ducha/platform:0.1.0`
 * @param isReused takes the image that the last build left
 */
export async function buildImage(folder: string, name: string, isReused: boolean): Promise<BuiltImage> {
  if (!isReused) await succeed(join(root, 'deploy', 'image', 'build.sh'), ['--offline']);
  const archive = join(folder, 'image.tar');
  await succeed('buildah', ['push', '--quiet', `localhost/${name}`, `docker-archive:${archive}:${name}`], storage);
  const described = JSON.parse(
    await succeed('buildah', ['inspect', '--type', 'image', `localhost/${name}`], storage),
  ) as {
    OCIv1: { config: { Entrypoint: string[] } };
  };
  return {
    archive,
    reference: `docker.io/${name}`,
    entrypoint: described.OCIv1.config.Entrypoint,
    size: (await stat(archive)).size,
  };
}
