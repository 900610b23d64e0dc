/** The base as handlers see it: fixed to a moment and a language. */
import { fill } from '../core/handler.ts';
import type { KnowledgeView, LanguageWords, Served } from '../core/knowledge.ts';
import { entryWording, phraseWording } from '../core/wording.ts';
import type { SlotValues } from './answer.ts';
import type { ServedKnowledge } from './base.ts';
import { cannedFor } from './canned.ts';
import { dayOf, type Moment, whyWithheld } from './control.ts';
import type { Entry, Localized } from './knowledge.ts';
import { peopleFor } from './people-fields.ts';
import { validOn } from './register.ts';
import { momentText, serviceOf } from './service.ts';

/** What every language falls back to. */
const FALLBACK = 'en';
const NO_WORDS: LanguageWords = { yes: [], no: [] };

/**
 * Fixes the base to a turn.
 *
 * @param at.language          of the conversation, ISO 639-1; what it lacks is said in English
 * @param at.serveProvisional  whether entries that nobody has approved are served
 * @param at.threshold         the confidence at or above which the matcher answers, for provenance
 */
export function viewAt(
  knowledge: ServedKnowledge,
  at: { readonly now: Date; readonly language: string; readonly serveProvisional: boolean; readonly threshold: number },
): KnowledgeView {
  const { company } = knowledge;
  const { language } = at;
  const moment: Moment = { day: dayOf(at.now, company.timeZone), serveProvisional: at.serveProvisional };
  const values: SlotValues = {
    company: company.name,
    email: company.email,
    whatsapp: company.whatsapp,
    hours: inLanguage(company.hours ?? company.hoursText, language).text,
  };
  return {
    topic(id) {
      const topic = knowledge.topics.get(id);
      if (topic === undefined) return undefined;
      const { labels, ...rest } = topic;
      return { ...rest, label: inLanguage(labels, language).text };
    },
    label(id) {
      const labels = knowledge.topics.get(id)?.labels;
      // A menu that was shown before the topic was retired still has its words.
      const label = labels ? inLanguage(labels, language) : { text: id.replaceAll('-', ' '), language: FALLBACK };
      return phraseWording(label.text, `label.${id}`, label.language);
    },
    entry(id, score) {
      const inOrder = [knowledge.entries.get(language)?.get(id), knowledge.entries.get(FALLBACK)?.get(id)];
      const served = choose(inOrder, moment);
      if ('why' in served) return { kind: 'withheld', why: served.why };
      const { entry } = served;
      const chosen = score === undefined ? {} : { score, threshold: at.threshold };
      const { version, hash } = entry;
      const wording = entryWording(fill(entry.answer, values), {
        kind: 'entry',
        entry: id,
        language: entry.language,
        version,
        hash,
        ...chosen,
      });
      return { kind: 'entry', wording, language: entry.language };
    },
    certificates: (kinds) => validOn(moment.day, knowledge.registry).filter(({ kind }) => kinds.includes(kind)),
    desk: (desk) => inLanguage(company.desks[desk], language).text,
    service: (desk) => serviceOf(company.service[desk], company.timeZone),
    people: (request) => peopleFor(company.people, request),
    moment: (moment) => momentText(moment, company.timeZone, language),
    phrase(name) {
      for (const code of new Set([language, FALLBACK])) {
        const text = knowledge.phrases.get(code)?.get(name);
        if (text !== undefined) return { text, language: code };
      }
      return undefined;
    },
    canned: (words) => cannedFor(knowledge.canned, [language, FALLBACK], words),
    words: knowledge.languages.get(language) ?? knowledge.languages.get(FALLBACK) ?? NO_WORDS,
    company: { name: company.name, email: company.email, whatsapp: company.whatsapp, hours: values.hours },
  };
}

/** The first that may be served, or why the first that exists may not. */
function choose(
  entries: readonly (Entry | undefined)[],
  moment: Moment,
): { readonly entry: Entry } | { readonly why: Extract<Served, { kind: 'withheld' }>['why'] } {
  let why: Extract<Served, { kind: 'withheld' }>['why'] = 'missing';
  for (const entry of entries) {
    if (entry === undefined) continue;
    const reason = whyWithheld(entry, moment);
    if (reason === undefined) return { entry };
    if (why === 'missing') why = reason;
  }
  return { why };
}

function inLanguage(texts: Localized, language: string): { readonly text: string; readonly language: string } {
  const text = texts[language];
  return text === undefined ? { text: texts.en, language: FALLBACK } : { text, language };
}
