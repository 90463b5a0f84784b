import { loadShutdownTimes, Shutdown } from '../shutdown/shutdown.js';
import { loadEdgeConfig } from './config.js';
import { createEdge } from './create-edge.js';

const config = loadEdgeConfig(process.env);
const shutdown = new Shutdown(loadShutdownTimes(process.env));
const edge = await createEdge(config, shutdown);
shutdown.closeOnSignal(() => edge.close());
await edge.listen({ host: config.host, port: config.port });
console.log(`edge on http://${config.host}:${config.port}`);
