/** Characters of one of several segments in the two alphabets (3GPP TS 23.038); a segment alone holds 160 and 70. */
const GSM_7 = { each: 153, alone: 160 }
const UCS_2 = { each: 67, alone: 70 }
const GSM_7_ALPHABET = /^[A-Za-z0-9@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\f^{}\\[~\]|€]*$/

/** How many text messages a text is paid as. */
export function segmentsOf(text: string): number {
  const { each, alone } = GSM_7_ALPHABET.test(text) ? GSM_7 : UCS_2
  return text.length <= alone ? 1 : Math.ceil(text.length / each)
}
