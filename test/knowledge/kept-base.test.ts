import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { baseOf } from '../../src/knowledge/base.ts';
import { keepBase, loadBase } from '../../src/knowledge/kept-base.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { SMALL_BASE, type SmallBase, smallBase } from './small-base.ts';

let base: SmallBase;
let kept: string;

beforeEach(() => {
  base = smallBase();
  kept = path.join(base.folder, '..', 'kept');
  keepBase(baseOf(loadKnowledge(base.folder)), kept);
});
afterEach(() => base.discard());

const COMPANY = SMALL_BASE['company.yaml']!;
const keptFile = () => path.join(kept, readdirSync(kept)[0]!);

describe('a base that was kept', () => {
  it('is the same as the one that was read', () => {
    expect(loadBase(base.folder, kept)).toEqual(baseOf(loadKnowledge(base.folder)));
  });

  it('is what is read while the files are the same', () => {
    const other = loadKnowledge(base.folder);
    keepBase(baseOf({ ...other, company: { ...other.company, name: 'Kept' } }), kept);
    expect(loadBase(base.folder, kept).knowledge.company.name).toBe('Kept');
  });

  it('is not used once a file says something else', () => {
    base.write('company.yaml', COMPANY.replace('Oak Pharma', 'Renamed'));
    expect(loadBase(base.folder, kept).knowledge.company.name).toBe('Renamed');
  });

  it('is not used when a byte of it was lost or changed', () => {
    const bytes = readFileSync(keptFile());
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(keptFile(), bytes);
    expect(loadBase(base.folder, kept)).toEqual(baseOf(loadKnowledge(base.folder)));
  });

  it('takes the place of the one before', () => {
    const before = keptFile();
    base.write('company.yaml', COMPANY.replace('Oak Pharma', 'Renamed'));
    keepBase(baseOf(loadKnowledge(base.folder)), kept);
    expect(readdirSync(kept)).toHaveLength(1);
    expect(keptFile()).not.toBe(before);
  });
});
