import { debianPackage, newerDebianPackage } from './debian-package.js';
import { goInstall } from './go-install.js';
import { releaseArchive } from './release-archive.js';

/** One way to get a nats-server onto this machine without installing anything on it. */
export interface NatsSource {
  name: string;
  /** The version it would bring; null where this way is closed. */
  version(): Promise<string | null>;
  /** Brings the program into an empty work folder and returns its path. */
  obtain(work: string): Promise<string>;
}

/** In order of preference among those that bring an equally good version. */
export const natsSources: NatsSource[] = [debianPackage, newerDebianPackage, goInstall, releaseArchive];
