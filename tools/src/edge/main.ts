import { loadEdgeConfig } from './config.js';
import { createEdge } from './create-edge.js';

const config = loadEdgeConfig(process.env);
const edge = await createEdge(config);
await edge.listen({ host: config.host, port: config.port });
console.log(`edge on http://${config.host}:${config.port}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void edge.close());
