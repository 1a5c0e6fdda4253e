/**
 * One value for the whole process. `server.ts` and what Next bundles are two instances of every module;
 * whatever they must share is kept on `globalThis` under a registered symbol.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`dateline.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  holder[key] ??= make();
  return holder[key];
}
