import { run, succeed } from '../helm-test/helm.js';
import { texts } from './texts.zh-cn.js';

const bridge = 'ducha-pods';
/** Of a range that this machine uses nowhere else; its first address is the bridge's. */
const prefix = '10.213.77';
const firstPod = 100;
/** The first address that is given to a Service; the issuer's name stands in the render, which is made before the network. */
export const portalAddress = `${prefix}.2`;

/** A network of this machine alone: a bridge, one namespace for each pod, and addresses on the bridge for Services. */
export class PodNetwork {
  private nextService = 2;
  private nextPod = firstPod;
  private readonly namespaces: string[] = [];
  private isOurs = false;

  /** @throws when the network of another run is there, alive or left behind */
  async start(): Promise<void> {
    const { code, stderr } = await run('ip', ['link', 'add', bridge, 'type', 'bridge']);
    if (code !== 0) throw new Error(texts.noBridge(bridge, stderr.trim()));
    this.isOurs = true;
    await this.ip('address', 'add', `${prefix}.1/24`, 'dev', bridge);
    await this.ip('link', 'set', bridge, 'up');
  }

  /** An address at which this machine listens for pods; the first is the portal's. */
  async serviceAddress(): Promise<string> {
    const address = `${prefix}.${this.nextService++}`;
    await this.ip('address', 'add', `${address}/32`, 'dev', bridge);
    return address;
  }

  /** A network namespace with an address of its own. */
  async pod(name: string): Promise<{ address: string; path: string }> {
    const address = `${prefix}.${this.nextPod++}`;
    const [outside, inside] = [`dp-${address.split('.')[3]}`, 'eth0'];
    await this.ip('netns', 'add', name);
    this.namespaces.push(name);
    await this.ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name);
    await this.ip('link', 'set', outside, 'master', bridge, 'up');
    for (const args of [
      ['link', 'set', 'lo', 'up'],
      ['address', 'add', `${address}/24`, 'dev', inside],
      ['link', 'set', inside, 'up'],
    ])
      await this.ip('-netns', name, ...args);
    return { address, path: `/var/run/netns/${name}` };
  }

  private ip(...args: string[]): Promise<string> {
    return succeed('ip', args);
  }

  /** The links of a namespace go with it. */
  async stop(): Promise<void> {
    for (const name of this.namespaces) await run('ip', ['netns', 'delete', name]);
    if (this.isOurs) await run('ip', ['link', 'delete', bridge]);
  }
}
