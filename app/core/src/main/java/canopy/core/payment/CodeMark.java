package canopy.core.payment;

/**
 * What is kept of a scanned payment code: enough to recognise it again, too little to pay with.
 *
 * @param mask first two and last four digits, for people
 * @param hash keyed hash of the code, hex; the key never leaves the till
 */
public record CodeMark(String mask, String hash) {}
