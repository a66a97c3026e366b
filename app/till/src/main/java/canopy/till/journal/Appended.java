package canopy.till.journal;

import java.time.Instant;

/**
 * The acknowledgement: these lines are on the disk.
 *
 * @param firstSeq seq of the first line of the decision
 * @param lastSeq seq of its last line
 * @param at the instant in every one of them, in whole milliseconds
 * @param lastHash hash of the last line, 64 hex digits
 */
public record Appended(long firstSeq, long lastSeq, Instant at, String lastHash) {}
