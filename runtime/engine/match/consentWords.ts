/*
 * The words that opt out, opt in and ask for help where the law asks for them, by language. Each is a whole message.
 *
 * - 47 CFR 64.1200(a)(10), in force since 11 April 2025 (89 FR 15756): "stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe".
 * - Carriers and their gateways add STOPALL, OPTOUT, OPT-OUT and REMOVE, and ARRET and TD for Canada and China:
 *   https://www.twilio.com/en-us/blog/update-to-fcc-s-sms-opt-out-keywords,
 *   https://docs.aws.amazon.com/sms-voice/latest/userguide/keywords-required.html,
 *   https://www.braze.com/docs/user_guide/channels/sms_mms_and_rcs/message_features_and_optimization/keyword_processing/optin_optout
 * - The same rule lets nobody prescribe one means of opting out: a reply counts that a reasonable person understands, so what is plain
 *   in another language counts too, whatever the workspace speaks. Words that are everyday answers (Italian "basta", Spanish "fin") and
 *   the single letters of Chinese notices (T, R, N) are left to workspace.json. Help is asked for in words by law only in English and, in
 *   Canada, in French; elsewhere "aiuto" is for the flow to answer.
 */

export type ConsentMeaning = 'stop' | 'start' | 'help'

/** Words that a customer opts out, in, or asks for help with. */
export type ConsentWords = { readonly [meaning in ConsentMeaning]: readonly string[] }

const BY_LANGUAGE: { readonly [language: string]: ConsentWords } = {
  en: {
    stop: [
      'STOP',
      'STOPALL',
      'STOP ALL',
      'QUIT',
      'END',
      'REVOKE',
      'OPTOUT',
      'OPT OUT',
      'CANCEL',
      'UNSUBSCRIBE',
      'REMOVE',
    ],
    start: ['START', 'YES', 'UNSTOP'],
    help: ['HELP', 'INFO'],
  },
  fr: {
    stop: ['ARRET', 'ARRÊTER', 'DÉSABONNER', 'ME DÉSABONNER', 'DÉSINSCRIPTION', 'DÉSINSCRIRE'],
    start: ['OUI', 'COMMENCER', 'RÉABONNER'],
    help: ['AIDE'],
  },
  es: {
    stop: ['BAJA', 'DARME DE BAJA', 'CANCELAR SUSCRIPCIÓN', 'ALTO', 'NO MÁS', 'PARAR'],
    start: ['SÍ', 'ALTA', 'COMENZAR'],
    help: [],
  },
  it: {
    stop: ['CANCELLAMI', 'DISISCRIVIMI', 'DISISCRIZIONE', 'ANNULLA ISCRIZIONE', 'REVOCA CONSENSO'],
    start: ['SÌ', 'RIATTIVA', 'ISCRIVIMI'],
    help: [],
  },
  pt: {
    stop: ['SAIR', 'PARAR', 'DESCADASTRAR', 'CANCELAR INSCRIÇÃO', 'REMOVER'],
    start: ['SIM', 'VOLTAR', 'INSCREVER'],
    help: [],
  },
  de: {
    stop: ['STOPP', 'ABMELDEN', 'ABBESTELLEN', 'AUSTRAGEN', 'WIDERRUF'],
    start: ['JA', 'ANMELDEN'],
    help: [],
  },
  zh: {
    stop: ['退订', '退訂', '取消订阅', '取消訂閱', '拒收', 'TD'],
    start: ['是', '订阅', '訂閱', '恢复订阅', '恢復訂閱'],
    help: [],
  },
}

const wordsFor = (meaning: ConsentMeaning): readonly string[] =>
  Object.values(BY_LANGUAGE).flatMap((words) => words[meaning])

/** What holds on SMS where the workspace says nothing. */
export const DEFAULT_CONSENT_WORDS: ConsentWords = {
  stop: wordsFor('stop'),
  start: wordsFor('start'),
  help: wordsFor('help'),
}
