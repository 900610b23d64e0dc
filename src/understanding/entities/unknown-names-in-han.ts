import type { Span } from './link.ts';
import type { Text, Word } from './text.ts';

const STEM =
  /[\p{Script=Han}]{1,6}(?:替尼|非尼|西尼|单抗|沙坦|他汀|西林|洛尔|地平|普利|列净|列汀|拉唑|康唑|霉素|沙星|沙班|环素|西泮|唑仑|布韦|拉韦|昔布|司特|格列酮|曲坦|司琼|帕利|佐米|鲁肽)/gu;
/** Words that stand before a name without a space; the name begins behind the last of them. */
const LEAD =
  /^.*(?:报价|报个价|询价|价格|采购|购买|需要|想要|想买|请问|有没有|生产|供应|提供|产品|你们|贵司|公司|关于|一下|有|要|买|的|求|吗|是|和|及|跟|与|个)/u;

/** Characters that names of drugs are written with, by sound or by chemistry; hardly any word of trade is made of them alone. */
const SOUND =
  '阿艾安氨胺铵奥巴班贝倍苯本比吡苄丙波泊卜布达地迪丁啶定多厄恩尔二伐法凡非酚芬吩夫呋氟福富甘苷格更古胍桂哈海氢环磺己加甲钾洁卡坎康考可克控奎喹醌拉来莱兰雷利里力立林磷膦灵龙隆鲁鹿路仑罗洛铝氯马麦芒美咪米明膜莫那钠纳奈尼宁诺欧帕派哌培喷匹平泼普齐羟嗪青氰巯曲炔瑞若塞赛噻三沙舍司斯松苏素酸缩索他坦汀特替酮头妥托脱瓦烷韦维文沃乌五西昔希戊烯辛星熊溴旋依乙伊异吲因茵罂尤右左扎泽珠唑佐酯锌腺硝缬亚盐氧叶吖嘧嘌呤镁钙碱肽酶醇醛腈脲砜肟糖骨胶壳聚葡萄透质维生';
const LAST = '嗪唑啶酮胺铵素平林辛星坦汀隆松韦尼布芬醇酯酸钠钾钙镁苷肽丁宁碱酶酚醛腈脲烷烯特明定灵肟胍砜呤啉糖';
const BY_SOUND = new RegExp(`[${SOUND}]{2,13}[${LAST}](?![${SOUND}])`, 'gu');
/** Names taken by their sound alone are at least this long where no quantity stands beside them. */
const SHORTEST_ASKED = 4;
const ASKED_BEFORE = /(?:有没有|有|需要|想要|要|采购|求购|购买|询价|询|报价|报|请报|了解|生产|供应|做)$/u;
const ASKED_AFTER = /^\s?(?:的?(?:价格|报价|单价|多少钱|样品)|有货|有现货|有库存|现货|怎么卖|有吗|有没有|能做吗)/u;

/** Systematic names: numbers of places joined to Chinese roots, 4-溴-2-氟苯甲醛. */
const ROOT =
  '溴氟氯碘氢氧硫磷硼硅甲乙丙丁戊己庚辛壬癸苯萘蒽吡咯啶嘧哌嗪咪唑吲哚喹啉噻吩呋喃噁吗胺氨酰肼脒胍腙肟酮醛酸酐酯醇醚酚腈烷烯炔烃环并二三四五六双对邻间叔仲异正反基羟巯羧磺硝氰偶氮叠代亚水合物盐钠钾螺缩联脲乳嘌呤';
const PLACES = String.raw`(?:\d{1,2}[a-z']?|[NORSHLDnors])(?:,(?:\d{1,2}[a-z']?|[NORS]))*-`;
const SYSTEMATIC = new RegExp(
  String.raw`(?<![A-Za-z\d,-])\(?${PLACES}\)?[${ROOT}()\[\]]{1,20}(?:-?\(?${PLACES}\)?[${ROOT}()\[\]]{1,20}){0,6}`,
  'gu',
);
const FEWEST_ROOTS = 3;
const ROOTS = new RegExp(`[${ROOT}]`, 'gu');

function byStem(word: Word): Span[] {
  return [...word.key.matchAll(STEM)].flatMap((match) => {
    const name = match[0].replace(LEAD, '');
    const end = word.index + match.index + match[0].length;
    return name.length > 2 ? [{ index: end - name.length, end }] : [];
  });
}

function bySound({ plain }: Text, quantities: readonly Span[]): Span[] {
  return [...plain.matchAll(BY_SOUND)].flatMap(({ 0: name, index }) => {
    const end = index + name.length;
    const isBeside = quantities.some(
      (quantity) =>
        /^(?:[ ,:;-]|约|大约)?$/.test(plain.slice(end, quantity.index)) ||
        /^(?: |的)?$/.test(plain.slice(quantity.end, index)),
    );
    const isAsked =
      !name.startsWith('亚硝') &&
      name.length >= SHORTEST_ASKED &&
      (ASKED_BEFORE.test(plain.slice(Math.max(0, index - 4), index)) || ASKED_AFTER.test(plain.slice(end, end + 8)));
    return isBeside || isAsked ? [{ index, end }] : [];
  });
}

/** Chinese names that look like a substance: by a drug's ending, by their sound beside a quantity, or systematic ones. */
export function unknownNamesInHan(text: Text, quantities: readonly Span[]): Span[] {
  const words = text.words.filter(({ kind }) => kind === 'han');
  if (words.length === 0) return [];
  const systematic = [...text.plain.matchAll(SYSTEMATIC)]
    .filter(
      ({ 0: name }) => /\d/.test(name) && !name.endsWith('基') && (name.match(ROOTS)?.length ?? 0) >= FEWEST_ROOTS,
    )
    .map(({ 0: name, index }) => ({ index, end: index + name.replace(/[([]+$/, '').length }));
  return [...systematic, ...bySound(text, quantities), ...words.flatMap(byStem)];
}
