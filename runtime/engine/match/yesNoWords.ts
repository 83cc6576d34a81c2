import type { Option } from '../../../schemas/flow.ts'
import { tokenise } from './tokenise.ts'

/*
 * How people say yes and no by themselves, by language. `neither` holds what begins or ends like one of them and is none: "no problem" is no
 * "no", 好不好 is a question, 大丈夫です and 괜찮아요 are as often the one as the other. `around`: words that add nothing beside an answer.
 */

type Meaning = NonNullable<Option['means']>

type YesNo = { readonly [list in Meaning | 'neither']: string } & { readonly around: string }

const EVERYWHERE: { readonly [meaning in Meaning]: string } = { yes: '👍/👌/🆗', no: '👎' }

const YES_NO: { readonly [language: string]: YesNo | undefined } = {
  en: {
    yes: 'yes/yeah/yep/yup/yea/aye/sure/sure thing/for sure/ok/okay/okey/k/alright/all right/of course/certainly/definitely/absolutely/exactly/correct/right/that s right/that is right/that s correct/that is correct/indeed/please do/go ahead/do it/go for it/sounds good/sounds great/fine/that s fine/that is fine/that s ok/that s okay/that is ok/it s ok/it s okay/it s fine/why not/by all means/i do/i agree/agreed/i think so/i d like that/i d love to/gladly/with pleasure',
    no: 'no/nope/nah/no thanks/thanks but no thanks/no thank you/not now/not really/not yet/not at all/not today/never/of course not/certainly not/definitely not/absolutely not/please don t/please do not/don t/do not/i don t/i do not/i don t think so/i do not think so/don t do it/no way/no need/not necessary/not needed/not this time/maybe later/not right now/not right/that s not right/that is not right/not correct/that s not correct/that is not correct/that s wrong/that is wrong/incorrect/wrong/not interested/i m not interested/i d rather not/i m good/why would i',
    neither:
      'no problem/no problems/no worries/no idea/no clue/no doubt/no one/no matter/no longer/no big deal/i don t know/i do not know/don t know/i don t mind/don t mind/i don t care/don t care/not bad',
    around: 'please pls plz thanks thank you thx then well oh um sir madam so much very',
  },
  it: {
    yes: 'sì/certo/certamente/certo che sì/va bene/va bene così/va benissimo/ok/okay/d accordo/esatto/giusto/corretto/assolutamente/assolutamente sì/sicuro/sicuramente/volentieri/perfetto/come no/con piacere/ovvio/ovviamente/naturalmente/perché no/benissimo/proprio così/penso di sì/credo di sì/direi di sì/dai/procedi/procedete/lo voglio',
    no: 'no/no grazie/certo che no/no certo/ovviamente no/naturalmente no/sicuramente no/non proprio/assolutamente no/ma no/non ora/non adesso/non oggi/non ancora/ora no/adesso no/per ora no/per niente/niente affatto/non serve/non mi serve/non mi interessa/non credo/non penso/non voglio/non lo voglio/direi di no/penso di no/credo di no/meglio di no/non è giusto/non è corretto/non è vero/non va bene/non è necessario/non occorre/neanche per sogno/mai/lascia stare/lasci stare/magari dopo/magari più tardi/un altra volta/sbagliato',
    neither:
      'no problem/nessun problema/non c è problema/non so/non lo so/non saprei/non importa/fa lo stesso/è uguale/boh',
    around: 'grazie mille per favore prego allora ma tante beh',
  },
  zh: {
    yes: '是/是的/是啊/是呀/是滴/嗯/嗯嗯/对/对的/对啊/对呀/对对/對/對的/對啊/好/好的/好啊/好吧/好呀/好哒/好滴/好好/好嘞/行/行吧/行啊/行的/可以/可以的/可以啊/没问题/没有问题/沒問題/沒有問題/是是/是是是/行行/行行行/好好好/对对对/嗯嗯嗯/当然/當然/当然可以/當然可以/同意/确认/確認/确定/確定/要/要的/需要/愿意/願意/没错/沒錯/正确/正確/ok/okay/yes',
    no: '不/不不/不不不/不太行/不太好/不可/不是/不是的/不要/不要了/不用/不用了/不需要/不需要了/不必/不必了/没有/沒有/没有了/沒有了/没/沒/不行/不可以/不对/不對/不同意/不好/不了/不想/不想要/不愿意/不願意/否/算了/别/別/当然不/當然不/当然不是/當然不是/当然不行/当然不要/绝对不/绝对不行/先不/先不用/先不要/暂时不/暂时不用/暂时不要/暂时不需要/暂不/暂不需要/以后再说/下次吧/下次再说/不正确/不正確/错/错了/no',
    neither:
      '没关系/沒關係/没事/沒事/不要紧/不客气/不用谢/不用謝/不知道/不清楚/不一定/不确定/不確定/是不是/对不对/好不好/行不行/要不要/可不可以/有没有/能不能/是吗/是嗎/对吗/好吗/好嗎/行吗/可以吗/可以嗎/确定吗/要吗/需要吗/不是吗/不行吗/不可以吗/没有吗',
    around: '吧 啊 呀 呢 哦 噢 喔 啦 了 嘛 哈 谢 謝 请 請 那',
  },
  es: {
    yes: 'sí/claro/claro que sí/por supuesto/vale/ok/okay/de acuerdo/está bien/correcto/exacto/cierto/perfecto/bueno/dale/desde luego/adelante/así es/cómo no/seguro/creo que sí/me parece bien/con gusto/por qué no',
    no: 'no/no gracias/claro que no/por supuesto que no/desde luego que no/ahora no/no ahora/por ahora no/todavía no/aún no/hoy no/para nada/en absoluto/de ninguna manera/nunca/no quiero/no hace falta/no es necesario/no es correcto/no es cierto/no está bien/creo que no/mejor no/no me interesa',
    neither: 'no problem/no hay problema/ningún problema/no sé/no lo sé/no importa/no pasa nada/me da igual',
    around: 'gracias muchas por favor pues entonces señor señora',
  },
  fr: {
    yes: 'oui/ouais/ok/okay/d accord/bien sûr/bien sûr que oui/certainement/absolument/exact/exactement/tout à fait/volontiers/avec plaisir/parfait/entendu/bien entendu/c est ça/c est bon/c est exact/c est correct/ça marche/ça me va/pourquoi pas/je veux bien/allez y/vas y/je pense que oui',
    no: 'non/nan/non merci/pas maintenant/pas du tout/pas encore/pas vraiment/bien sûr que non/certainement pas/absolument pas/surtout pas/jamais/pas question/hors de question/pas aujourd hui/pas besoin/pas la peine/ce n est pas ça/c est pas ça/ce n est pas correct/ce n est pas exact/je ne veux pas/je ne pense pas/je pense que non/plus tard/une autre fois/pas d accord',
    neither:
      'pas de problème/aucun problème/pas de souci/pas de soucis/je ne sais pas/je sais pas/ça m est égal/peu importe',
    around: 'merci s il vous te plaît alors ben beaucoup madame monsieur',
  },
  de: {
    yes: 'ja/jawohl/jo/jep/klar/na klar/aber klar/sicher/aber sicher/natürlich/selbstverständlich/ok/okay/gern/gerne/sehr gern/sehr gerne/in ordnung/einverstanden/genau/richtig/stimmt/das stimmt/passt/das passt/das ist richtig/alles klar/auf jeden fall/warum nicht/unbedingt/ich denke schon',
    no: 'nein/nee/nö/nein danke/nicht jetzt/jetzt nicht/noch nicht/heute nicht/nicht heute/natürlich nicht/sicher nicht/auf keinen fall/überhaupt nicht/gar nicht/keinesfalls/lieber nicht/nie/niemals/stimmt nicht/das stimmt nicht/nicht richtig/das ist nicht richtig/das ist falsch/falsch/nicht nötig/kein interesse/kein bedarf/ich glaube nicht/ich denke nicht/danke nein',
    neither:
      'kein problem/keine ahnung/kein ding/weiß nicht/ich weiß nicht/weiß ich nicht/ich weiß es nicht/egal/mir egal/ist mir egal',
    around: 'bitte danke vielen dann also na aber schön',
  },
  pt: {
    yes: 'sim/claro/claro que sim/com certeza/ok/okay/tá/tá bom/tá bem/está bem/está bom/certo/correto/correcto/exato/exacto/isso/isso mesmo/pode/pode ser/de acordo/concordo/perfeito/beleza/por que não/porque não/quero/aceito/acho que sim/com prazer/combinado/com todo o gosto',
    no: 'não/não obrigado/não obrigada/agora não/ainda não/por agora não/hoje não/claro que não/com certeza não/de jeito nenhum/de modo nenhum/de maneira nenhuma/nem pensar/nunca/não quero/não precisa/não é preciso/não é necessário/não está certo/não está correto/não é isso/acho que não/melhor não/não me interessa/não tenho interesse',
    neither: 'sem problema/sem problemas/não tem problema/não há problema/não sei/tanto faz/não faz mal/não importa',
    around: 'obrigado obrigada por favor então muito',
  },
  ar: {
    yes: 'نعم/أجل/أيوه/أيوا/اي/طبعا/بالطبع/أكيد/بالتأكيد/تمام/حسنا/موافق/موافقة/ماشي/صحيح/طيب/أوكي/مضبوط/لا مانع/بكل سرور',
    no: 'لا/لأ/كلا/لا شكرا/ليس الآن/مش الآن/ليس بعد/ليس حقا/ليس صحيحا/غير صحيح/غير موافق/لا أوافق/بالطبع لا/طبعا لا/أكيد لا/أبدا/مستحيل/لا أريد/لا أرغب/لا داعي/ليس اليوم',
    neither: 'لا مشكلة/لا أعرف/لا أعلم/لا أدري/لا بأس/لا يهم',
    around: 'شكرا جزيلا من فضلك لو سمحت',
  },
  ja: {
    yes: 'はい/ええ/うん/そうです/その通りです/そのとおりです/もちろん/もちろんです/お願いします/おねがいします/わかりました/分かりました/了解/了解です/了解しました/承知しました/オッケー/オーケー/ok/いいよ/いいですよ/いいですね/ぜひ/ぜひお願いします/正しいです/合っています/合ってます/問題ありません/問題ないです',
    no: 'いいえ/いえ/いや/ううん/違います/ちがいます/違う/結構です/けっこうです/いりません/要りません/不要です/やめておきます/今はいいです/今は結構です/また今度/まだです/もちろん違います/だめ/ダメ/だめです/ダメです/嫌です/必要ありません/必要ないです/遠慮します/間違っています/そうではありません/そうじゃないです',
    neither:
      '大丈夫/大丈夫です/いいです/わかりません/分かりません/どちらでも/どちらでもいいです/そうですか/いいですか/どうでもいいです',
    around: 'で す ね よ',
  },
  ko: {
    yes: '네/예/응/넵/넹/네네/그래/그래요/그럼요/그렇습니다/좋아/좋아요/좋습니다/알겠습니다/알겠어요/물론/물론이죠/물론입니다/당연하죠/당연합니다/맞아/맞아요/맞습니다/오케이/ok/부탁해요/부탁합니다/부탁드립니다/그렇게 해주세요/동의합니다',
    no: '아니/아니요/아니오/아뇨/아닙니다/아니에요/싫어/싫어요/싫습니다/안 돼요/안돼요/안 됩니다/안됩니다/안 해요/안해요/됐어요/됐습니다/필요 없어요/필요없어요/필요 없습니다/필요없습니다/나중에/나중에요/다음에/다음에요/지금은 아니에요/아직이요/아직요/틀려요/틀렸어요/틀렸습니다/물론 아니에요/당연히 아니죠',
    neither:
      '괜찮아/괜찮아요/괜찮습니다/문제 없어요/문제없어요/몰라요/모르겠어요/모르겠습니다/잘 모르겠어요/상관없어요/상관 없어요/글쎄요/아닌가요',
    around: '감사합니다 감사해요 고마워요 고맙습니다 제발 좀 그럼',
  },
}

/** The answers that mean this in each of the languages, as people write them; none in a language that is not in the table. */
export function answersMeaning(
  meaning: Meaning,
  languages: readonly string[],
): { readonly [language: string]: readonly string[] } {
  return Object.fromEntries(
    languages.map((language) => [
      language,
      [...split(YES_NO[baseOf(language)]?.[meaning]), ...split(EVERYWHERE[meaning])],
    ]),
  )
}

export const answersMeaningNeither = (languages: readonly string[]): readonly string[] =>
  languages.flatMap((language) => split(YES_NO[baseOf(language)]?.neither))

/** As `tokenise` gives them. */
export const wordsAroundAnswers = (languages: readonly string[]): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => tokenise(YES_NO[baseOf(language)]?.around ?? '').words))

const split = (phrases: string | undefined): readonly string[] => phrases?.split('/') ?? []
const baseOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? ''
