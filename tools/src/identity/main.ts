import { loadShutdownTimes, Shutdown } from '../shutdown/shutdown.js';
import { loadIdentityConfig } from './config.js';
import { createIdentity } from './create-identity.js';

const config = loadIdentityConfig(process.env);
const shutdown = new Shutdown(loadShutdownTimes(process.env));
const identity = await createIdentity(config, shutdown);
shutdown.closeOnSignal(() => identity.close());
identity.server.listen(config.port, config.host, () =>
  console.log(`identity provider ${config.issuer} on port ${config.port}`),
);
