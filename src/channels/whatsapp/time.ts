/** Waiting with an end. */

/** The value, or an error when it takes longer than so many milliseconds. */
export function inTime<T>(value: Promise<T>, ms: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms);
    value.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
