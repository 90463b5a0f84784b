import { Balancer } from './balancer.js';
import type { Node } from './node.js';
import type { Pod } from './pod.js';
import type { Render, Workload } from './rendered.js';

/** The Deployments of a render on one node, behind their Services. */
export class Release {
  private readonly pods = new Map<string, Pod[]>();

  constructor(
    private readonly node: Node,
    private readonly render: Render,
    private readonly secrets: Record<string, string>,
  ) {}

  podsOf(component: string): Pod[] {
    return this.pods.get(component) ?? [];
  }

  get allPods(): Pod[] {
    return [...this.pods.values()].flat();
  }

  /** Services first, as their addresses are known before any pod runs. */
  async exposeServices(): Promise<void> {
    for (const { name, component } of this.render.services) {
      const ready = (): Pod[] => this.podsOf(component).filter(({ isReady }) => isReady);
      await this.node.expose(name, 80, new Balancer(() => ready().map(({ endpoint }) => endpoint)));
    }
  }

  /** @throws with a pod's log when it does not become ready */
  async start(workload: Workload): Promise<void> {
    for (let index = 0; index < workload.replicas; index += 1) await this.addPod(workload);
  }

  /** Replaces each pod as `maxSurge: 1, maxUnavailable: 0` has it. @returns how many did not end by themselves */
  async restart(workload: Workload): Promise<number> {
    let forced = 0;
    for (const old of [...this.podsOf(workload.component)]) {
      await this.addPod(workload);
      if (!(await this.node.deletePod(old))) forced += 1;
      this.pods.set(
        workload.component,
        this.podsOf(workload.component).filter((pod) => pod !== old),
      );
    }
    return forced;
  }

  private async addPod(workload: Workload): Promise<void> {
    const pod = await this.node.startPod(this.render, workload, this.secrets);
    this.pods.set(workload.component, [...this.podsOf(workload.component), pod]);
    await pod.becomeReady();
  }
}
