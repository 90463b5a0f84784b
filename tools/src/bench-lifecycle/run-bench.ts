interface Bench<O extends { isJson: boolean }, R> {
  usage: string;
  /** @throws Error for options that make no sense */
  parseOptions(args: string[]): O | 'HELP';
  /** @param leftovers takes what is to be taken away again at the end, the last first */
  measure(options: O, leftovers: (() => Promise<unknown>)[]): Promise<R>;
  textOf(report: R): string;
}

/** A bench's whole `main.ts`: reads the options, prints the report, takes everything away also when it fails, and ends the process. */
export async function runBench<O extends { isJson: boolean }, R>(bench: Bench<O, R>): Promise<never> {
  try {
    process.exit(await run(bench));
  } catch (error) {
    console.error(`bench could not finish: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

async function run<O extends { isJson: boolean }, R>({ usage, parseOptions, measure, textOf }: Bench<O, R>) {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'HELP') {
    console.log(usage);
    return 0;
  }
  const leftovers: (() => Promise<unknown>)[] = [];
  try {
    const report = await Promise.race([measure(options, leftovers), interrupted()]);
    console.log(textOf(report));
    if (options.isJson) console.log(JSON.stringify(report));
    return 0;
  } finally {
    for (const leftover of leftovers.toReversed())
      await leftover().catch((error: unknown) => console.error(`was left behind: ${String(error)}`));
  }
}

/** Rejects when the operator wants it to end; what was started is still taken away. */
function interrupted(): Promise<never> {
  return new Promise((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => reject(new Error(`ended by ${signal}`)));
  });
}
