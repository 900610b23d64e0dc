import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { prepareMind } from '../src/commands/prepare.ts';
import { parseTranscripts, runTranscript } from './transcript.ts';

const FOLDER = path.join(import.meta.dirname, 'conversations');
/** Trained once, then read from here by every run. */
const { mind } = prepareMind({ dataDir: path.join('node_modules', '.cache', 'desk'), serveProvisional: true });

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
  describe(file.replace('.txt', '').replaceAll('-', ' '), () => {
    for (const transcript of parseTranscripts(readFileSync(path.join(FOLDER, file), 'utf8'))) {
      it(transcript.title, async () => {
        expect(await runTranscript(transcript, mind)).toEqual([]);
      });
    }
  });
}
