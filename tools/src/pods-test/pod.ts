import { setTimeout as pause } from 'node:timers/promises';
import { ServerProcess } from '@ducha/testing';
import type { Endpoint } from './balancer.js';
import type { Probe, RenderedContainer } from './rendered.js';

/** How a pod's container is started and ended for good. */
export interface PodProgram {
  id: string;
  address: string;
  container: RenderedContainer;
  /** Seconds between the wish to end and the end by force. */
  graceSeconds: number;
  command: string;
  args: string[];
  logFile: string;
  kill(): Promise<void>;
}

/**
 * For how long new connections still come after a pod was told to go, as a slow kube-proxy has it. The sleep before the signal is there for
 * this time.
 */
const endpointLagMs = 1_000;

/** One pod of a Deployment, watched by its probes as a kubelet would. */
export class Pod {
  isReady = false;
  /** Failed liveness probes beyond what is allowed: a kubelet would have restarted the container. */
  hasDied = false;
  private isLeaving = false;
  private watching: Promise<void> = Promise.resolve();

  private constructor(
    private readonly program: PodProgram,
    private readonly server: ServerProcess,
  ) {}

  get id(): string {
    return this.program.id;
  }

  get endpoint(): Endpoint {
    return { host: this.program.address, port: this.portOf('http') };
  }

  static async start(program: PodProgram): Promise<Pod> {
    const { command, args, logFile } = program;
    return new Pod(program, await ServerProcess.start({ command, args, logFile }));
  }

  /**
   * Waits as the startup probe and then the readiness probe do, and keeps watching.
   * @throws with the end of the log when the pod does not become ready
   */
  async becomeReady(): Promise<void> {
    const { startupProbe, readinessProbe } = this.probes();
    for (let failures = 0; !(await this.passes(startupProbe)); failures += 1) {
      if (!this.server.isRunning || failures >= startupProbe.failureThreshold)
        throw new Error(`${this.id} did not start; end of its log:\n${await this.server.logTail(30)}`);
      await pause(startupProbe.periodSeconds * 1000);
    }
    this.watching = Promise.all([this.watchReadiness(), this.watchLiveness()]).then(() => undefined);
    for (let tries = 0; !this.isReady; tries += 1) {
      if (!this.server.isRunning || tries > 40)
        throw new Error(`${this.id} is not ready; end of its log:\n${await this.server.logTail(30)}`);
      await pause(readinessProbe.periodSeconds * 1000);
    }
  }

  /** Leaves the endpoints, sleeps before the signal, gets the grace period. @returns whether it ended by itself with 0 */
  async delete(): Promise<boolean> {
    this.isLeaving = true;
    const preStopMs = (this.program.container.lifecycle?.preStop?.sleep?.seconds ?? 0) * 1000;
    const lagMs = Math.min(endpointLagMs, preStopMs);
    await pause(lagMs);
    this.isReady = false;
    await pause(preStopMs - lagMs);
    await this.server.stop('SIGTERM', this.program.graceSeconds * 1000 - preStopMs);
    const { code } = await this.server.ended;
    if (code !== 0) await this.program.kill();
    await this.watching;
    return code === 0;
  }

  private async watchReadiness(): Promise<void> {
    const { readinessProbe } = this.probes();
    for (let failures = 0; !this.isLeaving && this.server.isRunning; await pause(readinessProbe.periodSeconds * 1000)) {
      failures = (await this.passes(readinessProbe)) ? 0 : failures + 1;
      if (this.isLeaving) return;
      if (failures === 0) this.isReady = true;
      else if (failures >= readinessProbe.failureThreshold) this.isReady = false;
    }
    if (!this.isLeaving) this.isReady = false;
  }

  private async watchLiveness(): Promise<void> {
    const { livenessProbe } = this.probes();
    for (let failures = 0; !this.isLeaving && this.server.isRunning; await pause(livenessProbe.periodSeconds * 1000)) {
      failures = (await this.passes(livenessProbe)) ? 0 : failures + 1;
      if (failures >= livenessProbe.failureThreshold && !this.isLeaving) this.hasDied = true;
    }
    if (!this.isLeaving) this.hasDied = true;
  }

  private async passes({ httpGet, timeoutSeconds }: Probe): Promise<boolean> {
    const url = `http://${this.program.address}:${this.portOf(httpGet.port)}${httpGet.path}`;
    return fetch(url, { signal: AbortSignal.timeout(timeoutSeconds * 1000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
  }

  private portOf(name: string): number {
    const port = this.program.container.ports?.find((candidate) => candidate.name === name)?.containerPort;
    if (port === undefined) throw new Error(`${this.id} has no port ${name}`);
    return port;
  }

  private probes(): { startupProbe: Probe; livenessProbe: Probe; readinessProbe: Probe } {
    const { startupProbe, livenessProbe, readinessProbe } = this.program.container;
    if (!startupProbe || !livenessProbe || !readinessProbe) throw new Error(`${this.id} lacks a probe`);
    return { startupProbe, livenessProbe, readinessProbe };
  }
}
