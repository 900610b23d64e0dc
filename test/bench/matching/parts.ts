import type { Part } from './figure.ts';
import { names } from './names.ts';
import { scaling } from './scaling.ts';
import { sets } from './sets.ts';
import { start } from './start.ts';

/** In the order in which they are measured. */
export const parts: readonly Part[] = [...sets, names, start, scaling];
