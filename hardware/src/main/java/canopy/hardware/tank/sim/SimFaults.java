package canopy.hardware.tank.sim;

import java.util.Set;
import java.util.TreeSet;

/** Which faults strike, and how this make differs from the manual. Owned by the tanks' monitor. */
final class SimFaults {
  /** Network connections are closed at once, the serial line is silent. */
  boolean offline;

  /** Takes questions and says nothing. */
  boolean silent;

  /** So many of the next answers have a wrong checksum. */
  int wrongChecksums;

  /** So many of the next answers break off after {@link #cutAfterBytes}. */
  int cuts;

  int cutAfterBytes = 20;

  /** Every answer comes so much later. */
  int slowMillis;

  /** Answers come in pieces of so many bytes; 0 for whole. */
  int pieceBytes;

  /** So many of the next answers have noise in front of them. */
  int noises;

  /** Knows only the display format. */
  boolean displayOnly;

  /** Display dates as {@code 11/22/2026 01:09}. */
  boolean numberedDates;

  /** Display deliveries as a TLS-450 prints them: START above END. */
  boolean newerLayout;

  /** Function numbers, such as 202, that it does not know. */
  final Set<String> unknown = new TreeSet<>();

  /** Function numbers to which it says nothing at all. */
  final Set<String> deafTo = new TreeSet<>();
}
