/** How many SMS a text takes: GSM 03.38 where its letters allow, else UCS-2. */

const gsmLetters =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const gsmEscaped = "^{}\\[~]|€";

const pieces = (length: number, alone: number, joined: number): number =>
  length <= alone ? 1 : Math.ceil(length / joined);

export function segmentsOf(text: string): number {
  const letters = [...text];
  if (!letters.every((letter) => gsmLetters.includes(letter) || gsmEscaped.includes(letter)))
    return pieces(text.length, 70, 67);
  const escapes = letters.filter((letter) => gsmEscaped.includes(letter)).length;
  return pieces(letters.length + escapes, 160, 153);
}
