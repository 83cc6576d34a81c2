import { describe, expect, test } from 'vitest'
import { compileOptions, matchOption } from '../../../runtime/engine/match/matchOption.ts'
import { answersMeaning } from '../../../runtime/engine/match/yesNoWords.ts'
import type { Option } from '../../../schemas/flow.ts'

const chosen = (text: string, options: readonly Option[], languages: readonly string[] = ['en', 'it', 'zh']) =>
  matchOption(compileOptions(options, languages), text)

describe('an option that means yes or no is chosen by the usual answers', () => {
  const options: readonly Option[] = [
    { id: 'go', label: { en: 'Book it', it: 'Prenota', zh: '预订' }, means: 'yes' },
    { id: 'stay', label: { en: 'Leave it', it: 'Lascia', zh: '放弃' }, means: 'no' },
    {
      id: 'later',
      label: { en: 'Another day', it: 'Altro giorno', zh: '改天' },
      keywords: { en: ['maybe later'], zh: ['先不'] },
    },
  ]
  test.each([
    ...[
      'yes',
      'Yeah!',
      'yep',
      'sure',
      'OK',
      'okay, thanks',
      'of course',
      'please do',
      'yes please',
      "that's right",
      'sure thing',
      'ok 👍',
      '👍',
    ],
    ...[
      'well, yes',
      'yes, I have the invoice here',
      "it's fine",
      'book it',
      'sì',
      'Certo!',
      'va bene',
      "d'accordo",
      'ok grazie',
      'come no',
      'perché no?',
    ],
    ...[
      'sì, per favore',
      'penso di sì',
      '是',
      '是的',
      '好',
      '好的',
      '对',
      '可以',
      '行',
      '嗯',
      '好的，谢谢',
      '没问题',
      '当然可以',
      '没有问题',
      '是是是',
      '对对',
      '可以的！',
    ],
  ])('"%s" is the yes', (said) => {
    expect(chosen(said, options).option).toBe('go')
  })
  test.each([
    ...[
      'no',
      'Nope',
      'nah',
      'no thanks',
      'No, thank you!',
      'not now',
      'of course not',
      'please don’t',
      "I don't think so",
      'not right',
      'leave it',
    ],
    ...[
      'no grazie',
      'certo che no',
      'non ora',
      'direi di no',
      'non va bene',
      'assolutamente no',
      '不',
      '不是',
      '不是的',
      '不要',
      '不用',
      '不用了，谢谢',
      '没有',
    ],
    ...['不行', '不可以', '不对', '当然不是', '不不不', '不太行', 'ovviamente no', 'thanks but no thanks', '👎'],
  ])('"%s" is the no', (said) => {
    expect(chosen(said, options).option).toBe('stay')
  })
  test.each([
    ...[
      'no problem',
      'No problem at all!',
      'no idea',
      'no one',
      'No signal at home',
      'no-show',
      'not sure',
      "I'm not sure",
      'not ok',
      "I don't know",
    ],
    ...['yes or no', 'yes... no', 'ok but not now', 'what is right for me', 'can I return it, is it ok to use it'],
    ...[
      'nessun problema',
      'non lo so',
      'non sicuro',
      'sì e no',
      'certo modello',
      '可以退款吗',
      '你好',
      '好不好',
      '是不是',
      '对吗？',
      '没关系',
      '不知道',
      '是不是坏了',
    ],
  ])('"%s" is neither', (said) => {
    expect(chosen(said, options).option).toBeNull()
  })

  test('what is written goes before what is ready-made', () => {
    expect(['maybe later', '先不'].map((said) => chosen(said, options).option)).toEqual(['later', 'later'])
    expect(chosen('ok', [...options, { id: 'fine', label: 'OK' }]).option).toBe('fine')
  })
  test('a denied yes is told as such', () => {
    expect(chosen('not sure', options)).toEqual({ option: null, reason: 'denies an option' })
  })
  test('answers are those of the languages of the workspace', () => {
    expect(chosen('oui', options).option).toBeNull()
  })

  test.each([
    [
      'es',
      ['sí', 'claro que sí', 'vale, gracias', 'de acuerdo'],
      ['no', 'no, gracias', 'ahora no', 'claro que no'],
      ['no hay problema', 'no sé'],
    ],
    [
      'fr-CA',
      ['oui', 'bien sûr', "d'accord", 'pourquoi pas'],
      ['non merci', 'pas maintenant', 'bien sûr que non'],
      ['pas de problème', 'je ne sais pas'],
    ],
    [
      'de',
      ['ja', 'ja bitte', 'natürlich', 'in Ordnung'],
      ['nein danke', 'natürlich nicht', 'noch nicht'],
      ['kein Problem', 'nicht sicher'],
    ],
    [
      'pt-BR',
      ['sim', 'tá bom', 'com certeza', 'pode ser'],
      ['não', 'não, obrigado', 'agora não'],
      ['sem problema', 'não sei'],
    ],
    ['ar', ['نعم', 'طبعا', 'موافق'], ['لا', 'لا شكرا', 'ليس الآن'], ['لا مشكلة', 'لا أعرف']],
    [
      'ja',
      ['はい', 'お願いします', 'もちろんです'],
      ['いいえ', '結構です', '違います'],
      ['大丈夫です', 'わかりません'],
    ],
    ['ko', ['네', '좋아요', '물론이죠'], ['아니요', '아니오, 감사합니다', '싫어요'], ['괜찮아요', '모르겠어요']],
  ])('in %s', (language, yes, no, neither) => {
    const said = (words: readonly string[]) => words.map((text) => chosen(text, options, [language]).option)
    expect(said(yes)).toEqual(yes.map(() => 'go'))
    expect(said(no)).toEqual(no.map(() => 'stay'))
    expect(said(neither)).toEqual(neither.map(() => null))
  })

  test('each ready-made answer chooses its own option, in one language and in all together', () => {
    const all = ['en', 'it', 'zh', 'es', 'fr', 'de', 'pt', 'ar', 'ja', 'ko']
    const among = (languages: readonly string[]) => compileOptions(options.slice(0, 2), languages)
    const together = among(all)
    for (const [means, option] of [
      ['yes', 'go'],
      ['no', 'stay'],
    ] as const) {
      for (const [language, answers] of Object.entries(answersMeaning(means, all))) {
        expect(answers.length).toBeGreaterThan(15)
        const alone = among([language])
        for (const text of answers)
          expect([language, text, matchOption(alone, text).option, matchOption(together, text).option]).toEqual([
            language,
            text,
            option,
            option,
          ])
      }
    }
  })
})
