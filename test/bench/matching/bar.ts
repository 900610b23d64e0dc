/** The lines of the table, and what the product must reach and aims at. */

type Unit = '%' | 'AUROC' | 's' | 'ms' | 'MB';

export interface Line {
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  /** In the unit; for "%" a percentage. */
  readonly must?: number;
  readonly stretch?: number;
}

const line = (id: string, what: string, unit: Unit, must?: number, stretch?: number): Line => ({
  id,
  what,
  unit,
  ...(must !== undefined && { must }),
  ...(stretch !== undefined && { stretch }),
});

export const lines: readonly Line[] = [
  line('clinc150 top1', 'CLINC150: right topic first', '%', 92.8, 93.5),
  line('clinc150 answered', 'CLINC150: right and answered at its own threshold', '%', 92, 92.8),
  line('clinc150 recall', 'CLINC150: out of scope not answered, at once with it', '%', 60, 65),
  line('clinc150 auroc', 'CLINC150: in and out of scope told apart', 'AUROC', 0.955, 0.965),
  line('clinc150 typos', 'CLINC150 with typos: right topic first', '%', 90, 91.5),
  line('banking77 top1', 'BANKING77: right topic first', '%', 92, 93),
  line('hwu64 top1', 'HWU64, validation: right topic first', '%', 88, 89.5),
  line('clinc150-10 top1', 'CLINC150, 10 a topic: right topic first', '%', 81, 83),
  line('clinc150-10 typos', 'CLINC150, 10 a topic, with typos', '%', 78, 80),
  line('clinc150-10 auroc', 'CLINC150, 10 a topic: in and out of scope told apart', 'AUROC', 0.92, 0.935),
  line('banking77-10 top1', 'BANKING77, 10 a topic: right topic first', '%', 75, 77.5),
  line('banking77-10 typos', 'BANKING77, 10 a topic, with typos', '%', 72.5, 75),
  line('banking77-10 auroc', 'BANKING77, 10 a topic: in and out of scope told apart', 'AUROC', 0.965, 0.98),
  line('askubuntu top1', 'SIGDIAL22 AskUbuntu: right topic first', '%', 91, 94),
  line('chatbot top1', 'SIGDIAL22 Chatbot: right topic first', '%', 99, 100),
  line('webapplications top1', 'SIGDIAL22 WebApplications: right topic first', '%', 79, 83),
  line('names top1', 'mistyped product name in a sentence: first', '%', 82, 88),
  line('names top3', 'mistyped product name in a sentence: among three', '%', 95, 97),
  line('names taken right', 'the same: taken for the right product without asking', '%'),
  line('names taken wrong', 'the same: taken for a wrong product without asking', '%'),
  line('brands top1', 'mistyped brand name in a sentence: first', '%'),
  line('start first', '770 phrasings to first answers, processor time', 's', 0.7, 0.4),
  line('start final', '770 phrasings to final model, processor time', 's', 3, 2),
  ...sized(1_000, [0.5, 5], [0.3, 2]),
  ...sized(10_000),
  ...sized(100_000, [2.5, 9], [1, 5]),
];

function sized(size: number, must: readonly number[] = [], stretch: readonly number[] = []): Line[] {
  const what = `${size.toLocaleString('en')} phrasings:`;
  return [
    line(`${size} p50`, `${what} one question, p50`, 'ms', must[0], stretch[0]),
    line(`${size} p99`, `${what} one question, p99`, 'ms', must[1], stretch[1]),
    line(`${size} typos p50`, `${what} one question with typos, p50`, 'ms'),
    line(`${size} top1`, `${what} right topic first`, '%'),
    line(`${size} train`, `${what} learning`, 's'),
    line(`${size} memory`, `${what} memory`, 'MB'),
  ];
}

/** Whether a figure, as it stands in the table, is as good as the aim. */
export function reaches({ unit }: Line, value: number, aim: number): boolean {
  const inUnit = Number(shown(unit, value));
  return moreIsBetter(unit) ? inUnit >= aim : inUnit <= aim;
}

export function isBetter({ unit }: Line, value: number, other: number): boolean {
  return moreIsBetter(unit) ? value > other : value < other;
}

/** Of time and memory less is better. */
function moreIsBetter(unit: Unit): boolean {
  return unit === '%' || unit === 'AUROC';
}

/** A figure as it stands in the table: shares as percentages, processor and learning time in seconds. */
export function shown(unit: Unit, value: number): string {
  switch (unit) {
    case '%':
      return (value * 100).toFixed(1);
    case 'AUROC':
      return value.toFixed(3);
    case 's':
      return (value / 1000).toFixed(2);
    case 'ms':
      return value.toFixed(value < 10 ? 2 : 0);
    case 'MB':
      return value.toFixed(0);
    default:
      return unit satisfies never;
  }
}
