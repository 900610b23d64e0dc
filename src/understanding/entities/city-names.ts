/** Ports, airports, trading and pharmaceutical towns, and other names of large cities, by country (ISO code first). */
export const CITY_NAMES = `
AE Jebel Ali|Khor Fakkan|Fujairah|Ajman|Ras Al Khaimah|Abu Dhabi|Sharjah|Al Ain
AO Luanda|Lobito
AR Ezeiza|Zarate|Rosario
AT Kundl
AU Fremantle|Port Botany
BD Chattogram|Tongi|Gazipur|Narayanganj|Mongla
BE Antwerp|Antwerpen|Anvers|Amberes|Antuérpia|Zeebrugge|Brussels|Bruxelles|Brussel|Bruselas|Geel|Liège
BO Santa Cruz de la Sierra
BR Paranagua|Itajai|Navegantes|Itapoa|Guarulhos|Viracopos|Suape|Pecem|Anapolis|Brasilia|São Paulo|Rio|Rio de Janeiro|Vitoria|Hortolandia
CA Mississauga|Toronto|Montréal|Montreal
CH Visp|Zug|Geneve|Geneva|Genf|Ginebra|Zürich|Bâle|Basilea|Berne
CI Abidjan
CL Santiago de Chile|Valparaiso
CM Douala
CN Shanghai|Ningbo|Qingdao|Tsingtao|Tianjin|Xingang|Shenzhen|Yantian|Guangzhou|Huangpu|Nansha|Taizhou|Linhai|Xi'an|Beijing|Peking|Wuxi|Suzhou|Nantong|Lianyungang
CO Buenaventura|Barranquilla|Cartagena|Bogotá|Bogota DC|Medellin
CR Puerto Limon|Puerto Caldas|San José
CU La Habana|Havana|Mariel
CY Limassol|Larnaca|Nicosia
CZ Prague|Praha|Praga|Prag|Opava|Brno
DE Frankfurt|Frankfurt am Main|Leverkusen|Ludwigshafen|Bremerhaven|Cologne|Köln|Munich|München|Múnich|Munique|Nuremberg|Hamburgo|Hambourg|Berlin|Berlín|Duesseldorf|Darmstadt|Ulm|Biberach
DK Copenhagen|Copenhague|København|Kopenhagen|Aarhus|Kalundborg
DO Santo Domingo|Rio Haina|Caucedo
DZ Algiers|Alger|Argel|Bejaia|Skikda
EC Guayaquil
EG Alexandria|Alexandrie|Port Said|East Port Said|Damietta|Ain Sokhna|Sokhna|Dekheila|6th of October City|10th of Ramadan|Cairo|El Cairo|Le Caire
ES Barcelona|Valencia|Algeciras|Bilbao|Vigo|Sevilla|Seville|Zaragoza
ET Addis Ababa|Addis Abeba|Addis
FI Helsinki|Espoo|Turku
FR Le Havre|Fos sur Mer|Marseille|Marsella|Paris|Lyon|Roissy|CDG
GB Felixstowe|Southampton|London Gateway|Heathrow|Londres|London|Лондон|Tilbury
GE Tbilisi|Poti|Batumi
GH Tema|Accra|Takoradi
GR Piraeus|Thessaloniki|Athens|Atenas|Atina
GT Puerto Quetzal|Santo Tomas de Castilla|Ciudad de Guatemala|Guatemala City
HN Puerto Cortes|San Pedro Sula|Tegucigalpa
HR Rijeka|Zagreb
HU Budapest|Debrecen|Tiszavasvari
ID Tanjung Priok|Tanjung Perak|Jakarta|Yakarta|Surabaya|Semarang|Bekasi|Cikarang|Bandung|Belawan
IE Cork|Ringaskiddy|Dublin|Dublín|Shannon
IL Ashdod|Haifa|Tel Aviv|Petah Tikva
IN Nhava Sheva|JNPT|Mundra|Pipavav|Kandla|Hazira|Navi Mumbai|Bombay|Calcutta|Madras|Bangalore|Bengaluru|Baroda|Vadodara|Ankleshwar|Vapi|Dahej|Sarigam|Baddi|Vizag|Visakhapatnam|Guntur|Tarapur|Cochin|Tuticorin|New Delhi|Delhi NCR|Gurgaon|Gurugram|Noida|Thane|Bharuch|Ahmedabad|Amdavad|Mohali|Derabassi|Goa
IQ Umm Qasr|Baghdad|Erbil|Basrah|Basra|Sulaymaniyah
IR Bandar Abbas|Bandar Imam|Tehran|Teheran|Teherán|Karaj|Isfahan|Mashhad
IT Genoa|Genova|Génova|Milan|Milano|Milán|Rome|Roma|La Spezia|Livorno|Naples|Napoli|Venice|Venezia|Turin|Torino|Malpensa|Gioia Tauro
JO Aqaba|Amman|Sahab
JP Tokyo|Tokio|Yokohama|Osaka|Kobe|Nagoya|Narita
KE Mombasa|Nairobi|Thika
KH Phnom Penh|Sihanoukville
KR Busan|Pusan|Incheon|Inchon|Seoul|Seúl|Gwangyang|Songdo
KW Shuwaikh|Shuaiba|Kuwait City
KZ Almaty|Alma Ata|Astana|Nur Sultan|Shymkent
LB Beirut|Beyrouth
LK Colombo
LT Vilnius|Kaunas|Klaipeda
LV Riga|Olaine
LY Misrata|Benghazi|Tripoli
MA Casablanca|Tanger Med|Tangier|Tanger|Agadir
MM Yangon|Rangoon
MT Malta Freeport|Valletta|Hal Far
MU Port Louis
MX Mexico City|Ciudad de México|CDMX|México DF|Mexico DF|Manzanillo|Veracruz|Lazaro Cardenas|Altamira|Toluca|Guadalajara|Monterrey|Queretaro|Cuernavaca
MY Port Klang|Port Kelang|Penang|Pulau Pinang|Tanjung Pelepas|Johor Bahru|Johor|Pasir Gudang|Selangor|Shah Alam|Petaling Jaya|KL|KLIA
MZ Maputo|Beira|Nacala
NG Apapa|Tin Can Island|Lekki|Onne|Port Harcourt|Ikeja|Lagos|Abuja|Kano|Aba|Onitsha
NI Corinto|Managua
NL Rotterdam|Róterdam|Schiphol|Leiden|Breda|Amsterdam|The Hague|Den Haag
NP Kathmandu|Birgunj
OM Muscat|Mascate|Sohar|Salalah
PA Colon Free Zone|Balboa|Panama City|Ciudad de Panamá|Cristobal
PE Callao|El Callao|Lima
PH Manila|Cebu|Subic
PK Karachi|Port Qasim|Lahore|Faisalabad|Islamabad|Rawalpindi|Peshawar|Multan|Sialkot
PL Gdynia|Gdansk|Warsaw|Warszawa|Varsovia|Krakow|Poznan|Lodz|Wroclaw
PT Leixoes|Sines|Lisbon|Lisboa|Lisbonne
PY Asuncion|Ciudad del Este|Villeta
QA Hamad|Doha
RO Constanta|Bucharest|Bucuresti|Bucarest|Cluj Napoca|Cluj|Iasi
RS Belgrade|Beograd|Belgrado|Vrsac
RU Saint Petersburg|St Petersburg|St. Petersburg|San Petersburgo|Vostochny|Moscow|Moscú|Moscou|Moskva|Moskau|Novosibirsk|Vladivostok|Novorossiysk|Ekaterinburg|Yekaterinburg|Samara|Kazan|Ufa|Khimki|Kursk|Rostov
SA Dammam|Jeddah|Jedda|Jiddah|Riyadh|Riad|King Abdullah Port|Jubail|Mecca|Makkah|Medina|Madinah
SD Port Sudan|Khartoum
SE Gothenburg|Göteborg|Stockholm|Estocolmo|Sodertalje
SG Singapore|Singapur|Jurong
SI Koper|Ljubljana|Novo Mesto
SK Bratislava|Hlohovec
SN Dakar
SV Acajutla|San Salvador
SY Lattakia|Latakia|Tartous|Damascus|Aleppo
TH Laem Chabang|Lat Krabang|Bangkok|BKK
TN Rades|Tunis|Sfax|Sousse
TR Istanbul|Estambul|Mersin|Izmir|Ambarli|Gemlik|Derince|Gebze|Kocaeli|Ankara|Tekirdag|Kirklareli
TW Keelung|Kaohsiung|Taichung|Taipei|Taoyuan
TZ Dar es Salaam|Dar
UA Odessa|Odesa|Kyiv|Kiev|Chornomorsk|Kharkiv|Kharkov|Crimea|Sevastopol|Donetsk|Luhansk|Крым|Севастополь|Донецк|Луганск
UG Kampala
US New York|NYC|Los Angeles|Long Beach|Houston|Newark|New Jersey|Chicago|Miami|Boston|Savannah|Charleston|Philadelphia|Dallas|Atlanta|San Francisco|Oakland|Seattle|Baltimore|San Diego|Texas|California|Florida|JFK|LAX|Nueva York|Nova York|Nova Iorque
UY Montevideo
UZ Tashkent|Samarkand|Andijan
VE La Guaira|Puerto Cabello|Caracas|Maracaibo
VN Ho Chi Minh|Ho Chi Minh City|HCMC|HCM City|HCM|Saigon|Hai Phong|Haiphong|Cat Lai|Hanoi|Ha Noi|Da Nang|Binh Duong|Can Tho|Dong Nai
YE Aden|Hodeidah|Sanaa|Sana'a
ZA Durban|Cape Town|Johannesburg|Port Elizabeth|Gqeberha|Pretoria|Centurion
ZM Lusaka
ZW Harare
`;

/**
 * Place names that are words, first names or surnames too, in some language served here; found by running dictionaries
 * against the gazetteer. They count only behind a clear "to" or "CIF", with a capital where the script has one.
 */
export const WORDS_TOO =
  'nice mobile reading bath same man of buy most van mary gary bryan tyler florence victoria alexandria santos leon como bari sari male safi bade coro salto colon split essen tours nancy orange hue tula orel oral ' +
  'chad jordan georgia jersey guinea mali niger togo dominica mayotte norfolk rio dar hamad porto natal lens worms hamm bergen beira puri kota pali salem sagar jinja lira kano aba ife jos ' +
  'chili cad ira oma fas grenade suede maurice gana catar servia rades bale liege lax cologne cork madras centurion phoenix providence buffalo tamale stoke tema corinto balboa soledad bello aurora pasto resistencia ' +
  'americana palma concepcion salvador pereira campos posadas salta canoas comilla tanta franca fresno sacramento orlando charlotte columbus polen navegantes lobito argentine joliet angeles vitoria fortaleza zug seul sofia ' +
  'milan villeta bologna verona savannah chine grenada ' +
  'concordia paraiso merida trinidad rosario esperanza florida union libertad carolina island reunion ' +
  'того чад мали ош перу куба пермь поти орел тула днепр сана рим америка hk kl pak goa texas kore medina mecca addis saudi';
