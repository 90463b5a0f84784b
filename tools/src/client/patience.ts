/**
 * Asks again until the answer passes, because what another service shows follows by event.
 * @throws the last failure after `withinMs`.
 */
export async function eventually<T>(probe: () => Promise<T>, withinMs = 20_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
