import { loadIdentityConfig } from './config.js';
import { createIdentity } from './create-identity.js';

const config = loadIdentityConfig(process.env);
const identity = await createIdentity(config);
identity.server.listen(config.port, config.host, () =>
  console.log(`identity provider ${config.issuer} on port ${config.port}`),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void identity.close());
