import type { Engine } from '../engine.ts';
import { fuse, fuseTokens } from './fuse.ts';
import { minisearch } from './minisearch.ts';
import { nodeNlp } from './node-nlp.ts';
import { orama } from './orama.ts';
import { product } from './product.ts';

/** In the order of the table's columns. */
export const engines: readonly Engine[] = [product, nodeNlp, minisearch, orama, fuseTokens, fuse];
