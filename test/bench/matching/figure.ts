import type { Engine } from './engine.ts';

/** One cell of the table. */
export interface Figure {
  /** Which line, by its id in `bar.ts`. */
  readonly line: string;
  readonly value: number;
  /** True when not all test rows were tried. */
  readonly sampled?: boolean;
}

/** Something that is measured for every engine in turn. */
export interface Part {
  readonly name: string;
  /** For `--help`. */
  readonly about: string;
  /** Sets it reads from the data folder. */
  readonly files: readonly string[];
  /** Whether it reads the desk's own knowledge base. */
  readonly readsBase?: true;
  /** @returns  no figure where the part is nothing for this engine */
  measure(engine: Engine, folder: string): Promise<readonly Figure[]>;
}

/** The figures that there are: those without a value are left out. */
export function figures(values: Readonly<Record<string, number | null | undefined>>, sampled = false): Figure[] {
  return Object.entries(values).flatMap(([line, value]) =>
    value === null || value === undefined ? [] : [{ line, value, ...(sampled && { sampled }) }],
  );
}

export function mean(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : there.reduce((sum, value) => sum + value, 0) / there.length;
}
