/** The shapes of contract.yaml that the adapter reads; a test holds them against the contract. */
import { z } from "zod";

const names = z.array(z.string());

export const factsSchema = z.object({
  birthPlace: z.string().nullable(),
  previousMunicipality: z.string().nullable(),
  siblings: names,
  children: names,
  parents: names,
  maritalStatus: z.enum(["unmarried", "married", "divorced", "widowed", "partnership"]),
  maritalStatusSince: z.iso.date().nullable(),
  churchMember: z.boolean().nullable(),
  street: z.string(),
  postalCode: z.string(),
  movedInOn: z.iso.date(),
  passportNumber: z.string().nullable(),
  drivingLicenceNumber: z.string().nullable(),
});

export const personSchema = z.object({
  cpr: z.string().regex(/^\d{10}$/),
  givenName: z.string(),
  surname: z.string(),
  status: z.string().regex(/^\d{2}$/),
  nameProtected: z.boolean(),
  addressProtected: z.boolean(),
  municipalityCode: z.string().regex(/^\d{4}$/),
  municipalityName: z.string(),
  postalDistrict: z.string(),
  creditWarning: z.boolean(),
  facts: factsSchema,
});
