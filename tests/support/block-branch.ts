/** The way through the block branch of the menu, as a caller keys it. */
import { LinePhone } from "./scripted-call-phone.ts";
import type { Product } from "./product.ts";

export const LINE = "+4570000001";
export const WITHHELD = "+266696687";

/** Calls, and waits at the question of how to prove who one is. */
export async function reachBlockBranch(product: Product, from = WITHHELD): Promise<LinePhone> {
  const phone = await LinePhone.call(product.sandbox, { from, to: LINE });
  await phone.hears(/for dansk, tryk 1/i);
  await phone.press("1");
  await phone.hears(/spærre dit login/);
  await phone.press("1");
  await phone.hears(/spærrekode/);
  return phone;
}

/** Keys a blocking code, and waits at the confirmation. */
export async function reachConfirmByCode(
  product: Product,
  code: string,
  from = WITHHELD,
): Promise<LinePhone> {
  const phone = await reachBlockBranch(product, from);
  await phone.press("1");
  await phone.hears(/otte cifre/);
  await phone.press(`${code}#`);
  await phone.hears(/Tryk 1 for at spærre nu/);
  return phone;
}

/** Keys a CPR number and one more item, and waits at the confirmation. */
export async function reachConfirmByCpr(
  product: Product,
  cpr: string,
  fact: string,
  from = WITHHELD,
): Promise<LinePhone> {
  const phone = await reachBlockBranch(product, from);
  await phone.press("2");
  await phone.hears(/CPR-nummer/);
  await phone.press(`${cpr}#`);
  await phone.hears(/pas eller kørekort/);
  await phone.press(`${fact}#`);
  await phone.hears(/Tryk 1 for at spærre nu/);
  return phone;
}

const RECEIPT = /kvitteringsnummer er (\d(?: \d){7})/;

/** The receipt number that is read out, as eight digits. */
export async function hearReceipt(phone: LinePhone): Promise<string> {
  const { groups } = await phone.hears(RECEIPT);
  return (groups[0] ?? "").replace(/ /g, "");
}
