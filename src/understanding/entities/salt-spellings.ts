/** How salts, hydrates and other forms of a substance are written in the alphabets that customers use. */
import { foldWord } from './text.ts';

/** English name with every way to write it; two words are written as one. Cases and Romance endings come by rule. */
const WRITTEN: Readonly<Record<string, string>> = {
  hydrochloride:
    'hydrochloride hcl hydrochlorid hydrochlor clorhidrato cloridrato hidrocloruro hidrocloreto chlorhydrate hidroklorur гидрохлорид هيدروكلوريد هيدروكلورايد',
  dihydrochloride:
    'dihydrochloride 2hcl dihcl diclorhidrato dicloridrato dichlorhydrate дигидрохлорид ثنائيهيدروكلوريد ثنائيهيدروكلورايد',
  hydrobromide: 'hydrobromide hbr bromhidrato bromidrato bromhydrate гидробромид هيدروبروميد هيدروبرومايد',
  mesylate: 'mesylate mesilate methanesulfonate metanosulfonato мезилат метансульфонат ميسيلات ميسيلايت ميزيلات',
  propanediol: 'propanediol propanodiol',
  olamine: 'olamine olamina',
  camsylate: 'camsylate',
  isethionate: 'isethionate',
  dimesylate: 'dimesylate димезилат',
  besylate: 'besylate besilate безилат бесилат بيسيلات بيزيلات',
  tosylate: 'tosylate tosilate тозилат توسيلات',
  ditosylate: 'ditosylate дитозилат',
  esylate: 'esylate esilate',
  maleate: 'maleate малеат ماليات',
  dimaleate: 'dimaleate дималеат',
  fumarate: 'fumarate фумарат فومارات',
  hemifumarate: 'hemifumarate гемифумарат',
  tartrate: 'tartrate тартрат طرطرات تارترات ترترات',
  bitartrate: 'bitartrate битартрат гидротартрат',
  succinate: 'succinate сукцинат سكسينات سوكسينات',
  citrate: 'citrate цитрат سيترات سترات',
  malate: 'malate малат مالات',
  oxalate: 'oxalate оксалат اوكسالات',
  phosphate: 'phosphate фосфат فوسفات',
  diphosphate: 'diphosphate дифосфат',
  sulfate: 'sulfate sulphate сульфат سلفات سولفات كبريتات',
  bisulfate: 'bisulfate bisulphate hydrogensulfate hidrogenosulfato гидросульфат бисульфат',
  acetate: 'acetate ацетат اسيتات خلات',
  nitrate: 'nitrate нитрат نترات نيترات',
  mononitrate: 'mononitrate мононитрат',
  lactate: 'lactate лактат لاكتات',
  gluconate: 'gluconate глюконат غلوكونات جلوكونات',
  digluconate: 'digluconate биглюконат диглюконат',
  adipate: 'adipate адипинат',
  carbonate: 'carbonate карбонат كربونات',
  benzoate: 'benzoate бензоат بنزوات',
  hyclate: 'hyclate хиклат гиклат',
  pamoate: 'pamoate памоат',
  palmitate: 'palmitate пальмитат بالميتات',
  stearate: 'stearate стеарат ستيارات',
  embonate: 'embonate',
  propionate: 'propionate пропионат بروبيونات',
  dipropionate: 'dipropionate дипропионат',
  valerate: 'valerate валерат فاليرات',
  furoate: 'furoate фуроат',
  enanthate: 'enanthate enantate энантат',
  cypionate: 'cypionate cipionate ципионат',
  decanoate: 'decanoate деканоат',
  undecanoate: 'undecanoate ундеканоат',
  acetonide: 'acetonide acetonido ацетонид',
  sodium: 'sodium sodico sodica sodique sodio natrium натрий صوديوم',
  disodium: 'disodium disodico disodica динатрий ثنائيصوديوم',
  potassium: 'potassium potasico potasica potassico potassica potassique potasio potassio kalium калий بوتاسيوم',
  calcium: 'calcium calcico calcica calcique calcio кальций كالسيوم',
  magnesium: 'magnesium magnesico magnesica magnesio магний مغنيسيوم ماغنيسيوم ماغنسيوم مغنسيوم',
  zinc: 'zinc цинк زنك',
  arginine: 'arginine',
  lysine: 'lysine',
  meglumine: 'meglumine меглумин',
  tromethamine: 'tromethamine trometamol tromethamol trometamina трометамол',
  erbumine: 'erbumine эрбумин',
  axetil: 'axetil аксетил',
  proxetil: 'proxetil проксетил',
  pivoxil: 'pivoxil пивоксил',
  medoxomil: 'medoxomil медоксомил',
  cilexetil: 'cilexetil цилексетил',
  etexilate: 'etexilate этексилат',
  disoproxil: 'disoproxil дизопроксил',
  alafenamide: 'alafenamide',
  mofetil: 'mofetil мофетил',
  marboxil: 'marboxil',
  monohydrate: 'monohydrate моногидрат مونوهيدرات احاديهيدرات',
  dihydrate: 'dihydrate дигидрат ثنائيهيدرات',
  trihydrate: 'trihydrate тригидрат تريهيدرات ثلاثيهيدرات',
  hemihydrate: 'hemihydrate гемигидрат',
  sesquihydrate: 'sesquihydrate сесквигидрат',
  anhydrous: 'anhydrous anhidro anhidra anidro anidra anhydre безводный безводная безводного لامائي',
  base: 'base основание',
  'free base': 'freebase',
  'free acid': 'freeacid',
  intermediate: 'intermediate intermediates intermedio intermediario интермедиат',
  impurity: 'impurity impurities impureza примесь',
  'starting material': 'ksm',
  pellets: 'pellets',
  premix: 'premix',
};

/** A case of a Russian noun or adjective. */
export const CASE = /(?:ем|ом|ами|[аеиоуыюяь])+$/;

/** Spellings that follow a rule: sulphate, sulfato, sulfat; trihydrate, trihidrato, trihidratada; калия, калию. */
function spellingsOf(word: string): string[] {
  const key = foldWord(word);
  if (/^[а-я]/.test(key)) return [key.replace(CASE, '')];
  if (!/^[a-z]{4,}ate$/.test(key)) return [key];
  const stem = key.slice(0, -1);
  const sound = stem
    .replaceAll('ph', 'f')
    .replaceAll('y', 'i')
    .replace('th', 't')
    .replace('cc', 'c')
    .replace('ff', 'f');
  return [...new Set([stem, sound, sound.replace('suc', 'succ')])].flatMap((one) =>
    /h[yi]drat$/.test(one)
      ? ['e', 'o', '', 'ado', 'ada'].map((end) => one + end)
      : ['e', 'o', ''].map((end) => one + end),
  );
}

/** Folded spelling to English name; Cyrillic ones without the ending of their case. */
export const SALTS: ReadonlyMap<string, string> = new Map(
  Object.entries(WRITTEN).flatMap(([name, words]) =>
    words.split(' ').flatMap((word) => spellingsOf(word).map((key) => [key, name] as const)),
  ),
);
