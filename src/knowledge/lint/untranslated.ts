/** Answers in the folder of one language and the words of another. */
import type { Finding, Rule } from './finding.ts';

const RULE = 'untranslated';

/** Scripts that an answer of the language has letters of; Latin ones are not told apart by script. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  ar: /\p{Script=Arabic}/gu,
};
/** Names of rules and slots are Latin everywhere; an answer with less of its own script is another language. */
const LEAST_SHARE = 0.25;

/** Answers that are the English one word for word, or not in the script of their language. */
export const untranslated: Rule = {
  name: RULE,
  look({ base, answers }) {
    return answers.flatMap(({ entry, path, line }): Finding[] => {
      const { language, topic, answer } = entry;
      const report = (what: string): Finding => ({
        path,
        line,
        severity: 'error',
        rule: RULE,
        what,
        why: 'customers who write in this language read it as it stands',
        mend: 'write it in the language of the folder, or take the file out: the English one is then said',
      });
      if (language !== 'en' && base.entries.get('en')?.get(topic)?.hash === entry.hash)
        return [report('the answer is the English one, word for word')];
      const script = SCRIPTS[language];
      const letters = answer.match(/\p{L}/gu)?.length ?? 0;
      const own = script ? (answer.match(script)?.length ?? 0) : letters;
      return own < LEAST_SHARE * letters ? [report(`the answer is hardly in ${language}`)] : [];
    });
  },
};
