import { debianPackage, newerDebianPackage } from './debian-package.js';
import { goInstall } from './go-install.js';
import type { NatsSource } from './nats-source.js';
import { releaseArchive } from './release-archive.js';

/** In order of preference among those that bring an equally good version. */
export const natsSources: NatsSource[] = [debianPackage, newerDebianPackage, goInstall, releaseArchive];
