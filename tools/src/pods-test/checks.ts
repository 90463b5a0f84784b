import { Platform } from '../client/platform.js';
import { portalAddress } from './network.js';
import { checkConfinement } from './confinement.js';
import { Load } from './load.js';
import type { Tally } from '../helm-test/tally.js';
import type { Node } from './node.js';
import { Release } from './release.js';
import type { Render, Workload } from './rendered.js';

/** What every check is made with. */
export interface Surroundings {
  node: Node;
  render: Render;
  secrets: Record<string, string>;
  tally: Tally;
}

const origin = `http://${portalAddress}`;
/** What is restarted under load, one after the other: a service and what leads to it; the values give each two pods. */
const restarted = ['intake', 'portal'];

async function runJob({ node, render, secrets, tally }: Surroundings, job: Workload): Promise<void> {
  const outputs = await Promise.all(
    job.pod.containers.map(async (container) => {
      const { code, stdout, stderr } = await node.runToEnd(render, job, container, secrets);
      tally.check(`${job.name}: ${container.name} ends with 0`, code === 0, `${stdout}\n${stderr}`);
      return code;
    }),
  );
  tally.section(`Job ${job.name}`);
  if (outputs.some((code) => code !== 0)) throw new Error(`${job.name} failed; nothing after it can work`);
}

/** The Jobs that prepare a release, one after the other. */
export async function prepare(surroundings: Surroundings): Promise<void> {
  const { node, render } = surroundings;
  const group = render.deployments[0]?.pod.securityContext?.fsGroup ?? 0;
  for (const claim of render.claims) await node.makeClaim(claim, group);
  for (const job of render.jobs.filter(({ hooks }) => hooks !== 'test')) await runJob(surroundings, job);
}

/** Every Deployment with its probes, and what the kernel lets its processes do. */
export async function start({ node, render, secrets, tally }: Surroundings): Promise<Release> {
  const release = new Release(node, render, secrets);
  await release.exposeServices();
  await Promise.all(render.deployments.map((deployment) => release.start(deployment)));
  for (const { component, replicas } of render.deployments)
    tally.check(
      `${component} is ready`,
      release.podsOf(component).filter(({ isReady }) => isReady).length === replicas,
    );
  tally.section('Deployments, by their probes');
  await checkConfinement(node, release.allPods, tally);
  return release;
}

/** `helm test`, and the commands that the manuals have run in a pod. */
export async function commands(surroundings: Surroundings): Promise<void> {
  const { node, render, secrets, tally } = surroundings;
  for (const job of render.jobs.filter(({ hooks }) => hooks === 'test')) await runJob(surroundings, job);
  for (const deployment of render.deployments) {
    const [container] = deployment.pod.containers;
    const program = container?.args?.[0];
    if (!container || !program?.startsWith('services/')) continue;
    for (const words of [['catch-up'], ['dead-letters', 'list']]) {
      const args = [program, ...words];
      const { code, stdout, stderr } = await node.runToEnd(render, deployment, container, secrets, { args });
      tally.check(`${args.join(' ')} ends with 0`, code === 0, `${stdout}\n${stderr}`);
    }
  }
  for (const cronJob of render.cronJobs)
    for (const container of cronJob.pod.containers) {
      const { code, stdout, stderr } = await node.runToEnd(render, cronJob, container, secrets);
      tally.check(`${cronJob.name} finds no difference`, code === 0, `${stdout}\n${stderr}`);
    }
  tally.section('commands inside the image');
}

/** Every pod of a component is replaced while people work, and none of them notices. */
export async function rollingRestarts({ render, tally }: Surroundings, release: Release): Promise<void> {
  const platform = new Platform(origin);
  await platform.as('office').get('/api/intake/me');
  for (const component of restarted) {
    const deployment = render.deployments.find((candidate) => candidate.component === component)!;
    const before = release.podsOf(component).map(({ id }) => id);
    const load = new Load(platform);
    const forced = await release.restart(deployment);
    const { requests, failures } = await load.stop();
    const after = release.podsOf(component);
    tally.check(
      `every pod of ${component} is another one`,
      after.length === before.length && !after.some(({ id }) => before.includes(id)),
    );
    tally.check(`each of the old ones of ${component} ended by itself, with 0`, forced === 0, `${forced} did not`);
    tally.check('people worked meanwhile', requests > 100, `${requests} requests`);
    tally.check('no request failed', failures.length === 0, failures.slice(0, 5).join('\n'));
    console.log(`  ${component}: ${before.length} pods replaced, ${requests} requests, ${failures.length} failed`);
  }
  const dead = release.allPods.filter(({ hasDied }) => hasDied).map(({ id }) => id);
  tally.check('no pod failed its liveness probe', dead.length === 0, dead.join(' '));
  tally.section('rolling restarts under load');
}
