/** `npm run knowledge:lint`: what an editor should mend in a base that loads. */
import { parseArgs } from 'node:util';
import { phrasebooks } from '../../handlers/index.ts';
import { dayOf } from '../knowledge/control.ts';
import { readKnowledgeFiles } from '../knowledge/files.ts';
import { knowledgeFolder } from '../knowledge/folder.ts';
import type { Finding } from '../knowledge/lint/finding.ts';
import { lint, RULES } from '../knowledge/lint/lint.ts';
import { layOut } from '../knowledge/lint/material.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { collectProblems } from '../knowledge/problems.ts';

const HELP = `What should be mended in the knowledge base, one finding a line: file:line severity rule: what; why; how to mend.

  npm run --silent knowledge:lint
  npm run --silent knowledge:lint -- --knowledge ../draft/knowledge
  npm run --silent knowledge:lint -- --rule claims --rule prices
  npm run --silent knowledge:lint -- --day 2027-06-01        (what will be due on that day)
  npm run --silent knowledge:lint -- --json | grep '"severity":"error"'

  --knowledge FOLDER  another base than the desk's own
  --rule NAME         only this rule; may be given several times. The rules:
                      ${wrapped(RULES.map(({ name }) => name)).join(',\n                      ')}
  --day YYYY-MM-DD    the day on which dates are judged; today by default
  --json              a line of JSON per finding: {"path","line","severity","rule","what","why","mend"}

Exit code 1 when there are errors or the base does not load, else 0.
`;

/** Longer work than this says on stderr what it is doing. */
const SILENT_MS = 2_000;

/** Phrases that staff read, and staff read English. */
const FOR_STAFF =
  /^(?:staff|staff-command|staff-room|canned|staff-info|delivery-trouble|link-trouble|review-due|breaker|missed|retry|phone-takeover)\.|toldStaff|staffMessage/;

/**
 * Prints the findings of a base.
 *
 * @returns 1 when one of them is an error, else 0
 * @throws KnowledgeError when the base does not load
 */
export async function lintCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      knowledge: { type: 'string' },
      rule: { type: 'string', multiple: true },
      day: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const fault = faultIn(values);
  if (fault) {
    process.stderr.write(`${fault}\n`);
    return 1;
  }
  const started = performance.now();
  const say = (doing: string) => {
    if (performance.now() - started > SILENT_MS) process.stderr.write(`${doing} …\n`);
  };
  const folder = values.knowledge ?? knowledgeFolder();
  const base = loadKnowledge(folder);
  say('The base is loaded');
  const files = readKnowledgeFiles(folder, collectProblems());
  const today = values.day ?? dayOf(new Date(), base.company.timeZone);
  const material = layOut({ base, files, today, spoken: spokenToCustomers() });
  const found = lint(material, { only: values.rule, before: (rule) => say(`Looking for ${rule}`) });
  const write = values.json ? (finding: Finding) => JSON.stringify(finding) : lineOf;
  for (const finding of found) process.stdout.write(`${write(finding)}\n`);
  if (!values.json) process.stdout.write(`${summary(found)}\n`);
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function faultIn({ rule = [], day }: { readonly rule?: readonly string[]; readonly day?: string }): string | undefined {
  const names = RULES.map(({ name }) => name);
  const unknown = rule.find((name) => !names.includes(name));
  if (unknown !== undefined) return `there is no rule "${unknown}"; the rules are ${names.join(', ')}`;
  if (day !== undefined && Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    return `"${day}" is no day; write --day 2027-06-01`;
  return undefined;
}

/** What the handlers say to customers, by the name under which a language may say it differently. */
function spokenToCustomers(): ReadonlyMap<string, string> {
  const all = phrasebooks.flatMap(({ name, phrases }) =>
    Object.entries(phrases).map(([key, text]) => [`${name}.${key}`, text] as const),
  );
  return new Map(all.filter(([name]) => !FOR_STAFF.test(name)));
}

function lineOf({ path, line, severity, rule, what, why, mend }: Finding): string {
  return `${path}:${line} ${severity} ${rule}: ${what}; ${why}; ${mend}`;
}

/** "2 errors (claims 2), 5 warnings (sources 4, dates 1)". */
function summary(found: readonly Finding[]): string {
  const parts = (['error', 'warning'] as const).map((severity) => {
    const rules = new Map<string, number>();
    for (const finding of found)
      if (finding.severity === severity) rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1);
    const count = [...rules.values()].reduce((sum, n) => sum + n, 0);
    const each = [...rules].map(([rule, n]) => `${rule} ${n}`).sort();
    return `${count} ${severity}${count === 1 ? '' : 's'}${count > 0 ? ` (${each.join(', ')})` : ''}`;
  });
  return parts.join(', ');
}

function wrapped(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < 90) lines[lines.length - 1] = `${last}, ${name}`;
    else lines.push(name);
  }
  return lines;
}
