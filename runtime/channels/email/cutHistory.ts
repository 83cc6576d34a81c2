/** A line under which stands what was written before: as programs put it over the letter that is answered. */
const SEPARATORS = [
  // Outlook and others, in any language: “-----Original Message-----”. What is passed on is no history.
  /^\s*-{3,}\s*(?!.*(?:forward|inoltrat|weitergeleitet|transf|reenviad|转发|轉寄))\p{L}[^-]{2,60}-{3,}\s*$/iu,
  /^\s*_{20,}\s*$/,
  // What is written above a quotation that is not marked as one.
  /^\s*(?:on\s.{4,300}\swrote|il\s.{4,300}\sha scritto|am\s.{4,300}\sschrieb.{0,200}|le\s.{4,300}\sa écrit|el\s.{4,300}\sescribió|em\s.{4,300}\sescreveu|op\s.{4,300}\sschreef.{0,200}|.{4,300}写道)\s*[:：]\s*$/iu,
]
/** The two dashes that begin a signature (RFC 3676), and what telephones add. */
const SIGNATURES = [/^--\s?$/, /^\s*(?:sent from my|get outlook for|inviato da(?:l mio)?|发自我的)\s.{1,60}$/iu]
const FROM = /^\s*\*?(?:from|da|von|de|发件人|寄件者)\s*[:：]\*?\s*\S/iu
const SENT = /^\s*\*?(?:sent|date|inviato|data|gesendet|datum|envoyé|enviado|fecha|发送时间|日期)\s*[:：]\*?\s*\S/iu
/** Longer than the text of any turn. */
const LONGEST = 200_000

/** What a customer wrote in a letter, without the letters before it and without the signature; a letter that is nothing else is kept whole. */
export function cutHistory(letter: string): string {
  const whole = letter.slice(0, LONGEST).replaceAll('\r\n', '\n')
  const lines = whole.split('\n')
  const end = lines.findIndex((line, index) => endsAt(line, index, lines))
  const kept = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>'))
  return (
    kept
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim() || whole.trim()
  )
}

function endsAt(line: string, index: number, lines: readonly string[]): boolean {
  if (SIGNATURES.some((signature) => signature.test(line))) return true
  if (line.length > 400) return false
  // A program breaks long lines, also between who wrote and that they wrote.
  const [next = '', third = ''] = [lines[index + 1], lines[index + 2]]
  if (SEPARATORS.some((separator) => separator.test(line))) return true
  if (SEPARATORS[2]?.test(`${line} ${next}`) && next.trim() !== '') return true
  if (FROM.test(line) && lines.slice(index + 1, index + 5).some((below) => SENT.test(below))) return true
  // In whatever language: a line with a date or an address that ends in a colon, over a quotation.
  return isOver(line, next) || (/\d|@/.test(line) && isOver(next, third) && next.trim() !== '')
}

const isOver = (line: string, below: string): boolean => /[:：]\s*$/.test(line) && below.startsWith('>')
