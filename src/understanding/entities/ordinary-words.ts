import { foldWord } from './text.ts';

const list = (...lines: string[]) => lines.join(' ').split(' ').map(foldWord);

/** Words that a product name neither begins nor ends with: articles, pronouns, prepositions, question words. */
const STOP = new Set(
  list(
    'a about above after again all also am an and any anyone are as at be because been before being below between both but by can cannot could did do does doing don down during each either else every few for from further get give gave go going got had has have having he hello her here hers hey hi him his how i if in into is it its just kindly know let like made make many may me more most much must my need needs no nor not now of off ok okay on once one only or other our out over own pleas please pls plz s same sell send she should so some still such t than thanks that the their them then there these they this those thx to too under until up ur urgent us very via want was we were what when where whether which while who whom why will with within without wont would yes you your yours',
    'al algo algun alguna ante antes aqui con como cual cuando cuanto cuantos cuesta de del desde donde el ella ellos en entre era es esa ese eso esta este esto estoy favor fue gracias ha hacia han hasta hay hola la las le les lo los mas me mi mucho muy ni nos nosotros o otra otro para pero por porque puede pueden que quien quiero quisiera se segun ser si sin sobre solo son su sus tambien te tiene tienen todo tu un una unos usted ustedes y ya',
    'ao aos as ate com da das dele depois do dos e ela ele em essa esse eu foi isso isto ja mais mas meu minha muito na nao nas nem nossa nosso num o ola onde ou pela pelo qual quando quanto quero sao seja sem seu sua tem tenho um uma vai voce voces',
    'au aux avec avez bonjour ce ces cette chez dans des du elle est et il ils je leur ma mais merci mes moi mon ne notre nous on ou par pas peut plus pour pouvez qu que quel quelle qui sa sans ses sont sur ta tes toi ton tres tu une vos votre vous',
    'aber als auch auf aus bei bin bis bitte das dass dem den der die dies diese ein eine einem einen einer es fur habe haben hallo hat ich ihr ihre im ist ja kann kein keine konnen mein mich mir mit nach nein nicht noch nur ob oder sehr sich sie sind und uns unser von vor war was wenn wer werden wie wir wird wo zu zum zur',
    'bir bu ve ile icin mi mu ne kac nasil var yok lutfen merhaba de da biz siz ben sen bana size',
    'hai hain ka ki ke ko me mein se aur kya kitna kitne chahiye batao bhai ji liye kar karo karna hum aap mujhe humko jaldi wala tha ho do dena bhejo',
    'а без бы был была было в вам вас ваш во вот вы да для до добрый день его ее если есть еще же за здравствуйте и из или им их к как какая какой когда кто ли лишь меня мне можно мой мы на наш не него нет ни но нужен нужна нужно ну о об он она они от по под пожалуйста при про с сколько со так также там то тоже только ты у уже хочу чем что чтобы это этот этого того тем том все всё я',
    'في من الى على عن مع هل هذا هذه ما ماذا كم او و يا انا نحن اريد نريد اذا لكن لدينا لديكم عندكم عندي ان كان هو هي لو سمحت من فضلك مرحبا السلام عليكم شكرا بكم',
  ),
);

/** Words of the trade and of every day: no product by themselves, however name-like they look beside a quantity. */
const ORDINARY = new Set(
  list(
    'able accept exchange dollar additional european american canadian australian african asian active address advance advise agency agent agree air airport amount analysis analyse analytical annual answer apis api applicant approval approve approved asap ask authority available availability bag bank base batch best better bottle box bring broker budget bulk business buy buyer buying call capacity card cargo case catalog catalogue certificate certified change charge cheap check chemical chemicals china chinese city client clinical colour come commercial company compare competitive complete condition confirm consignee contact container contract control cost country courier currency current custom customer customs date day deal dear deliver delivery demand department desired destination detail development discount distributor document documents dose dossier drug drugs drum dry email end enough enquiry equipment evaluation excellent exact excipient expire export exporter factory fast feed fine finished firm first five follow food foreign form format formula free freight fresh friend full fully generic good goods government grade gram granule great group guarantee hand help high hope human immediate import importer important impurity indian industrial industry information ingredient injection inquiry inspection intermediate intermediates international invoice item items kind lab laboratory label large last lead letter license licence limit list little local long looking lot low manager manufacture manufacturer manufacturing market material matter maximum medicine medium method micronized milligram minimum moq model money month morning name national new next nice night normal number offer office official okay old online open option order original pack package packing paid paper part partner party patient pay payment percent perfect person pharma pharmaceutical pharmaceuticals phone place plan plant plastic point port possible powder prepare present price prices pricing private problem process procurement product production products profile project proper provide provider purchase purchasing pure purity purpose quality quantities quantity quarter question quick quotation quote rate raw ready real reason receive reference regard regards region register registration regular regulatory reliable reply report request require required requirement research rest result route safe safety sale sales sample samples seller selling serious service seven several share sheet ship shipment shipping short sincerely single sir site six size small soft sold solution solvent someone something source special specification spec specs stability stable standard start statement status stock storage strong study substance suitable supplier suppliers supply support system tablet tablets team technical tell tender term terms test testing text thank thing think third time today tomorrow ton total trade trader trading transfer transport trial type unit unknown update updated urgently usage use used user valid validation value various vendor version veterinary volume wait warehouse water way week weight well white whole wholesale work works world worldwide write year yellow yesterday',
    'boss madam mam sirs mister team bye mobile reading bath male female split man van orange victoria everything anything nothing something everyone anybody somebody person people regards greetings sincerely cordially attn attention dr mr mrs ms',
    'precio precios costo costos cotizacion cotizar muestra muestras producto productos cantidad entrega envio pedido fabricante proveedor empresa materia prima calidad certificado ficha tecnica hoja disponible disponibilidad necesito necesitamos busco buscamos comprar compra venta vender urgente dias semanas mes buenas buenos tardes noches gramos kilos tonelada toneladas grado uso cliente mercado pais puerto gracias saludos indicar enviar oferta minimo principio activo',
    'preco precos orcamento cotacao amostra amostras produto produtos quantidade entrega envio pedido fabricante fornecedor empresa qualidade certificado disponivel preciso precisamos procuro procuramos comprar compra venda vender urgente dias semanas bom boa tarde noite obrigado obrigada cliente mercado pais porto oferta insumo ativo laudo emitem carta acesso',
    'prix devis echantillon produit produits quantite livraison commande fabricant fournisseur entreprise qualite certificat disponible besoin cherche cherchons acheter delai matiere premiere marche pays',
    'preis angebot muster produkt produkte menge lieferung lieferzeit bestellung hersteller lieferant firma qualitat zertifikat verfugbar brauche brauchen suche suchen kaufen anfrage wirkstoff land hafen',
    'fiyat numune urun miktar teslimat siparis uretici tedarikci firma kalite sertifika acil',
    'bhav daam rate kimat keemat maal saman bhejna kharidna company sample',
    'цена цену цены стоимость стоит прайс образец образцы продукт продукта продукты количество доставка доставку доставкой поставка поставки заказ производитель поставщик компания качество сертификат наличие наличии купить куплю продажа срочно дней недель месяц год субстанция субстанции субстанцию сырье рынок страна порт предложение запрос нужны интересует будет пришлите дайте',
    'سعر اسعار عرض عينه عينات منتج منتجات كميه توصيل تسليم شحن طلب مصنع مصنعين مورد شركه جوده شهاده متوفر متوفره شراء بيع عاجل ايام اسابيع شهر سنه ماده خام مواد سوق بلد ميناء',
  ),
);

/**
 * Words and other substances within a slip of a product name, found by running dictionaries of five languages against
 * the list. Some would be costly: pyridine is no piperidine, cocina is a kitchen, queratina is keratin.
 */
const LOOKALIKES = new Set(
  list(
    'creator creating creative creativity aspiring heroine heroic heroica heroico masculine muscarine mescal meantime melanin melanina melanine methane methanol methyl methylene gestation glutton gustation neurotic dioxin dioxina program retinal retina vitamin vitamins vitamina vitaminas vitamine vitamines casein caseina keratin queratina keratina cocina cochina cocinas cristina christina mariana codina tramador trazadora carabina caridosa botina propicia profecia sinonimo sinonimos pyridine piridina pyridin piperine piperina piperin ergonomie ergotina ergotine melodica manito estadio estadios estrado prochain prochaine celebre celebres rubrica prevista singular singulars singulier botanic botanical colitis backofen neuronen morphing morphogen cretine calcium cytosine guanine adenine adenosine thymine uracil glycerine glycerin glycine lysine serine alanine valine proline tyrosine leucine isoleucine threonine cysteine cystine histidine arginine methionine phenylalanine tryptophan ornithine carnosine betaine choline chlorine bromine iodine fluorine aniline benzidine pyrimidine imidazole triazole pyrazole indole quinoline toluene xylene ketone acetone butanone acetate permitir cangrejo arremeter lusitania quinario estrofe androsterone sterone lutidine pyridazine pyrazine piperonyl benzoin glutamine inulin тирозин тетралин пиридин пиразин пиперин метилен меланин кретин креатив кератин инулин глутамин диоксин бензоин эрготин диметилфталат оксюморон розанилин мадаполам tirosina latitudine trazione ferritin melamine nitrosamine nitrosamines amine amines amide azide alkaloid peptide peptides protein enzyme polymer steroid steroids hormone hormones antibiotic antibiotics ethanol alcohol isopropanol acetonitrile dichloromethane hexane heptane dioxane benzene palladium nickel gluten lactose aflatoxin sulfonate carabine fontanela cefaleia cocagne etamine artesanato estragole manitou methylate methylamine ethylamine glyceride chitosan amiloride',
  ),
);

/** Endings that make another form of the same word. */
const INFLECTION = /(?:'s|s|es|ed|d|ing|ly|er|ers|ment|ation|ations)$/;

const known = (words: ReadonlySet<string>, key: string) =>
  words.has(key) || (key.length > 4 && words.has(key.replace(INFLECTION, '')));

/** Whether a name neither begins nor ends with this folded word. */
export function isStopWord(key: string): boolean {
  return STOP.has(key);
}

/** Whether a folded word is everyday or trade language, or something that only looks like a product name. */
export function isOrdinary(key: string): boolean {
  return STOP.has(key) || LOOKALIKES.has(key) || known(ORDINARY, key);
}
