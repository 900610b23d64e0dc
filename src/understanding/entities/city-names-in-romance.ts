/** Large cities as Portuguese and Spanish write them, where that differs from the other lists, by country. */
export const CITY_NAMES_IN_ROMANCE = `
AE Abu Dabi
AM Erevan|Ereván
AT Viena
AZ Bacu
BD Daca
BE Bruxelas
CH Genebra|Zurique|Basileia
CL Santiago do Chile
CN Pequim|Pekín|Xangai|Cantão
DE Berlim|Francoforte|Fráncfort
DK Copenhaga
DO São Domingos
EC Guaiaquil
EG Alejandría|Porto Said|Puerto Said
ES Madri|Sevilha|Saragoça
ET Adis Abeba|Adís Abeba
FI Helsinque|Helsínquia
FR Marselha
GE Tiflis|Tiblíssi
GH Acra
GR Salónica|El Pireo|Pireu
GT Cidade da Guatemala
HU Budapeste
ID Jacarta
IN Nova Déli|Nova Délhi|Nueva Delhi|Bombaim|Calcutá|Calcuta
IQ Bagdá|Bagdad|Bassorá|Basora
IR Teerã|Teerão
IT Milão|Nápoles|Turim|Veneza|Venecia
JP Tóquio|Osaca
KE Mombaça
KW Cidade do Kuwait|Ciudad de Kuwait
KZ Almati
LB Beirute
MM Rangum|Rangún
MX Cidade do México
NL Roterdã|Roterdão|Amsterdã|Amsterdão
NP Catmandu|Katmandú
PA Cidade do Panamá
PK Carachi|Laore
PL Cracóvia|Cracovia
PT Oporto
PY Assunção
RO Bucareste
RU São Petersburgo|Vladivostoque
SA Riade|Jidá|Yeda|Gidá
SD Cartum|Jartum
SE Gotemburgo
SN Dacar
SY Damasco|Alepo
TH Bangcoc|Banguecoque
TR Istambul|Ancara|Esmirna
TZ Dar es Salam
UG Campala
US Filadélfia|São Francisco
UY Montevidéu
UZ Tasquente|Taskent
VN Cidade de Ho Chi Minh|Ciudad Ho Chi Minh
ZA Joanesburgo|Johannesburgo|Cidade do Cabo|Ciudad del Cabo
`;
