package canopy.sync;

/**
 * The end of a journal, or of the part of it that head office has.
 *
 * @param seq number of the last line, 0 before the first
 * @param hash its hash, 64 hex digits; 64 zeros before the first
 */
public record Head(long seq, String hash) {}
