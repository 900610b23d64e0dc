/** A question with numbered answers: the words once, the answers as buttons that carry their numbers. */

export interface Menu {
  /** What is left of the text when its numbered list stands on buttons. */
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly number: string | undefined }[];
}

/**
 * Takes the lines "1. Label" out of a text whose choices say the same. Networks without buttons need the list; a page
 * that showed both would say everything twice. A list that does not match is left as it is.
 */
export function splitMenu(text: string, choices: readonly { readonly id: string; readonly label: string }[]): Menu {
  const lines = text.split('\n');
  const numberOf = new Map<string, string>();
  const kept = lines.filter((line) => {
    const item = /^\s*(\d{1,2})[.)]\s+(.+?)\s*$/.exec(line);
    const choice = item && choices.find(({ label }) => label === item[2]);
    if (!item || !choice || numberOf.has(choice.id)) return true;
    numberOf.set(choice.id, item[1] as string);
    return false;
  });
  const options = choices.map(({ id, label }) => ({ id, label, number: numberOf.get(id) }));
  return { text: kept.join('\n').trim(), options };
}
