/** Work in a process of its own: memory and processor time are its own then, and nothing is warm from before. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Orama keeps more than Node's usual heap for 100,000 phrasings. */
const HEAP_MB = 8192;

/**
 * Makes `work` run in a new process each time. To be called once, at the top level of the file that has the work: the
 * new process loads that file again and finds itself here.
 *
 * @param moduleUrl  `import.meta.url` of that file
 * @param work       its task and what it returns travel as messages
 * @returns  `undefined` when the work takes longer than `longestMs`; its process is ended then
 */
export function alone<Task extends object, Result>(
  moduleUrl: string,
  work: (task: Task) => Promise<Result>,
  longestMs: number,
): (task: Task) => Promise<Result | undefined> {
  const file = fileURLToPath(moduleUrl);
  if (process.send && process.argv[1] === file) {
    process.once('message', async (task) => {
      const result = await work(task as Task);
      process.send!({ result }, () => process.exit(0));
    });
  }
  return (task) =>
    new Promise((resolve, reject) => {
      const execArgv = [...process.execArgv, '--expose-gc', `--max-old-space-size=${HEAP_MB}`];
      const child = fork(file, { execArgv, serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
      let tooLong = false;
      const limit = setTimeout(() => {
        tooLong = true;
        child.kill('SIGKILL');
      }, longestMs);
      child.once('message', (message) => resolve((message as { result: Result }).result));
      child.once('exit', (code) => {
        clearTimeout(limit);
        if (tooLong) resolve(undefined);
        else reject(new Error(`the measuring process ended with code ${code} and no figures`));
      });
      child.send(task);
    });
}
