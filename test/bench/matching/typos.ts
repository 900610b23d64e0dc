/** Slips of the finger, as people make them on a telephone; the same seed makes the same ones. */

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Of words with fewer letters too little is left to recognise. */
const SHORTEST_WORD = 2;
const SHARE_OF_WORDS = 1 / 3;
/** Half of the mistyped words get a second edit. */
const SECOND_EDIT = 1 / 2;

type Random = () => number;

/** Letters beside each letter: to the left and right, and in the rows above and below. */
const NEIGHBOURS: ReadonlyMap<string, string> = new Map(
  KEYS.flatMap((row, y) =>
    [...row].map((key, x) => {
      const around = [
        row[x - 1],
        row[x + 1],
        KEYS[y - 1]?.[x],
        KEYS[y - 1]?.[x + 1],
        KEYS[y + 1]?.[x - 1],
        KEYS[y + 1]?.[x],
      ];
      return [key, around.filter((near) => near !== undefined).join('')] as const;
    }),
  ),
);

const EDITS: readonly ((letters: readonly string[], at: number, random: Random) => readonly string[])[] = [
  (letters, at, random) => letters.with(at, neighbourOf(letters[at]!, random)),
  (letters, at) => letters.toSpliced(at, 1),
  (letters, at) => (at + 1 < letters.length ? letters.toSpliced(at, 2, letters[at + 1]!, letters[at]!) : letters),
  (letters, at) => letters.toSpliced(at, 0, letters[at]!),
];

/**
 * A word with slips: a neighbouring key, a letter dropped, two swapped, or one doubled.
 *
 * @param edits   how many; together they leave another word, and never none
 * @param random  numbers from 0 up to 1
 */
export function mistype(word: string, edits: number, random: Random): string {
  for (;;) {
    let mistyped: readonly string[] = [...word];
    for (let i = 0; i < edits && mistyped.length > 0; i++) {
      const edit = EDITS[Math.floor(random() * EDITS.length)]!;
      mistyped = edit(mistyped, Math.floor(random() * mistyped.length), random);
    }
    const written = mistyped.join('');
    if (written !== word && written !== '') return written;
  }
}

/** A text in which about one word in three has one or two slips. @param random numbers from 0 up to 1 */
export function withTypos(text: string, random: Random): string {
  return text.replace(/\p{L}+/gu, (word) => {
    if (word.length < SHORTEST_WORD || random() >= SHARE_OF_WORDS) return word;
    return mistype(word, random() < SECOND_EDIT ? 2 : 1, random);
  });
}

function neighbourOf(letter: string, random: Random): string {
  const near = NEIGHBOURS.get(letter.toLowerCase());
  if (near === undefined) return letter;
  const next = near[Math.floor(random() * near.length)]!;
  return letter === letter.toLowerCase() ? next : next.toUpperCase();
}
