/** Without characters that are mistaken for each other when read out or copied from paper. */
export const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'
