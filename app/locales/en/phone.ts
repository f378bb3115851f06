/** phone */
export const phone = {} as const;
