/** What is wrong with what was typed, with a file or with the installation; told in one line, not as a crash. */
export class BenchError extends Error {}
