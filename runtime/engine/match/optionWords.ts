/** Words of a language around the place of an option. */
type OptionWords = {
  /** what adds nothing to a number or ordinal */
  readonly fillers: string
  /** what stands for the last one */
  readonly last: string
}

/** By language; one that is not here has its numbers alone. Scripts without spaces stand in single characters, as `tokenise` gives them. */
const OPTION_WORDS: { readonly [language: string]: OptionWords | undefined } = {
  en: {
    fillers: 'option options number num nr the please pls thanks thank you i want choose pick take would like d id',
    last: 'last',
  },
  it: {
    fillers: 'opzione numero nr il lo la l vorrei voglio scelgo prendo per favore grazie',
    last: 'ultimo/ultima',
  },
  zh: {
    fillers: '选 選 项 項 择 擇 请 請 我 要 号 號 个 個 谢',
    last: '最 后/最 後/最 后 一/最 後 一',
  },
  es: { fillers: 'opcion numero el la lo quiero quisiera por favor gracias', last: 'ultimo/ultima' },
  fr: { fillers: 'option numero le la l je veux voudrais s il vous plait merci choix', last: 'dernier/derniere' },
  de: { fillers: 'option nummer der die das den ich nehme mochte bitte danke', last: 'letzte/letzter/letztes/letzten' },
  pt: { fillers: 'opcao numero o a eu quero queria por favor obrigado obrigada', last: 'ultimo/ultima' },
  nl: { fillers: 'optie nummer de het ik wil graag alsjeblieft alstublieft', last: 'laatste' },
  pl: { fillers: 'opcja opcje numer nr poprosze prosze wybieram', last: 'ostatni/ostatnia/ostatnie' },
  ru: { fillers: 'вариант номер пожалуиста я хочу', last: 'последнии/последняя/последнее/последнюю' },
  uk: { fillers: 'варіант номер будь ласка я хочу', last: 'останніи/остання/останнє/останню' },
  tr: { fillers: 'secenek numara lutfen istiyorum', last: 'son/sonuncu' },
  ar: { fillers: 'خيار الخيار رقم الرقم اريد من فضلك شكرا', last: 'اخير/الاخير/الاخيره' },
  fa: { fillers: 'گزينه شماره لطفا', last: 'اخر/اخرين' },
  he: { fillers: 'אפשרות מספר בבקשה תודה', last: 'אחרון/אחרונה/האחרון/האחרונה' },
  hi: { fillers: 'विकल्प नंबर कृपया', last: 'आखिरी/अंतिम' },
  ja: { fillers: '番 目 つ の を で お 願 い し ま す', last: '最 後/最 後 の' },
  ko: { fillers: '번 번째 번이요 번으로 주세요 부탁해요 부탁합니다', last: '마지막' },
  vi: { fillers: 'so lua chon xin', last: 'cuoi cung' },
  th: { fillers: 'ข้ อ ที่ ค รั บ ค่ ะ', last: 'สุ ด ท้ า ย' },
  id: { fillers: 'nomor pilihan yang saya mau tolong', last: 'terakhir' },
}

export const fillersOf = (language: string): readonly string[] => OPTION_WORDS[language]?.fillers.split(' ') ?? []
export const lastOf = (language: string): readonly string[] => OPTION_WORDS[language]?.last.split('/') ?? []
