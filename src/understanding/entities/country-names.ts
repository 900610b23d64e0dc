/**
 * Short and other names of countries, beside those the runtime knows. One line each: ISO code, then every name; names
 * are folded when read, so accents and case do not matter.
 */
export const COUNTRY_NAMES = `
US US|USA|U.S.A.|U.S.|United States|United States of America|America|EE. UU.|EEUU|Estados Unidos|EUA|США|Америка|Америку|أمريكا|امريكا|الولايات المتحدة|ABD|Amerika
GB UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Reino Unido|Inglaterra|Англия|Великобритания|بريطانيا|انجلترا|英国|İngiltere
AE UAE|U.A.E.|Emirates|Emiratos|ОАЭ|Эмираты|الامارات|الإمارات|阿联酋|BAE
SA KSA|K.S.A.|Saudi|Saudi Arabia|Arabia Saudita|السعودية|السعوديه|沙特
KR Korea|South Korea|Republic of Korea|S. Korea|Corea|Corea del Sur|Coreia do Sul|Корея|Южная Корея|كوريا|كوريا الجنوبية|韩国|Güney Kore|Kore
KP North Korea|DPRK|Corea del Norte|Северная Корея|朝鲜
NL Holland|The Netherlands|Netherlands|Holanda|Hollande|Голландия|هولندا|荷兰|Hollanda
TR Turkey|Türkiye|Turkiye|Turquia|土耳其
VN Viet Nam|Vietnam|Вьетнам
CZ Czech Republic|Czechia|Чехия
RU Russia|Russian Federation|РФ|俄罗斯|俄国
BY Belarus|Belorussia|Белоруссия|Беларусь
MD Moldova|Moldavia|Молдавия|Молдова
KG Kyrgyzstan|Kirghizia|Киргизия|Киргизстан|Кыргызстан
IR Iran|Persia
SY Syria
LA Laos
CD DR Congo|DRC|Democratic Republic of Congo|Congo Kinshasa|Congo DR
CG Congo|Congo Brazzaville
CI Ivory Coast|Côte d'Ivoire|Cote d Ivoire|Costa de Marfil
TZ Tanzania
MM Burma|Myanmar
MK Macedonia|North Macedonia
BA Bosnia|Bosnia and Herzegovina
PS Palestine|فلسطين
BO Bolivia
VE Venezuela
TW Taiwan|台湾|Тайвань
HK Hong Kong|Hongkong|HK|香港|Гонконг|هونغ كونغ|هونج كونج
MO Macau|Macao|澳门
CN China|PRC|P.R. China|中国
DO Dominican Republic|República Dominicana|Republica Dominicana
SV El Salvador
PG Papua New Guinea|PNG
NZ New Zealand|NZ
ZA South Africa|RSA|ЮАР|南非
TT Trinidad|Trinidad and Tobago
LK Sri Lanka|Srilanka|Ceylon
EG Egypt|مصر|Misir
IN India|Bharat|Hindustan|भारत|印度|Hindistan
BD Bangladesh|Bangla desh|孟加拉|孟加拉国
PK Pakistan|Pak
PH Philippines|Phillipines|Filipinas
CH Switzerland
`;
