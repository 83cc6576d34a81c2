/*
 * Particles that Korean writes on to a noun, the longer first, so that a phrase is found with them between its words: 주문을 취소 holds
 * "주문 취소". Behind its last word any ending is taken anyway (`takesEndings`).
 */
const PARTICLES =
  '에서는 으로는 에서 에게 으로 부터 까지 이랑 하고 한테 은 는 이 가 을 를 의 에 도 로 와 과 만 랑 좀'.split(' ')
const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

/** The word without the particle at its end; null when it has none, or when what is left is shorter than two syllables. */
export function withoutParticle(word: string): string | null {
  const code = word.charCodeAt(0)
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE || word.length < 3) return null
  const particle = PARTICLES.find((ending) => word.endsWith(ending) && word.length - ending.length >= 2)
  return particle === undefined ? null : word.slice(0, -particle.length)
}
