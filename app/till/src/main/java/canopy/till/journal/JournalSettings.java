package canopy.till.journal;

/**
 * Sizes, all in bytes.
 *
 * @param segmentBytes zero bytes written ahead when a segment is created (a force that need not
 *     record a new file length is a third cheaper)
 * @param extensionBytes zero bytes written ahead each time a segment is used up
 * @param ballastBytes size of the ballast file, 0 for none
 * @param lowSpaceBytes below this much free space the till warns
 * @param fullSpaceBytes below this much it takes no more sales; at least room to close the day
 */
public record JournalSettings(
    int segmentBytes,
    int extensionBytes,
    long ballastBytes,
    long lowSpaceBytes,
    long fullSpaceBytes) {
  private static final int MIB = 1024 * 1024;

  public JournalSettings {
    if (segmentBytes < 0 || extensionBytes < 0 || ballastBytes < 0) {
      throw new IllegalArgumentException("a size is negative");
    }
    if (fullSpaceBytes < 0 || lowSpaceBytes < fullSpaceBytes) {
      throw new IllegalArgumentException("the warning comes before the stop");
    }
  }

  /** 16 MiB segments, 1 MiB more at a time, 64 MB ballast, warning at 512 MiB, stop at 128 MiB. */
  public static JournalSettings standard() {
    return new JournalSettings(16 * MIB, MIB, 64_000_000L, 512L * MIB, 128L * MIB);
  }

  /** Small sizes and no ballast, for tests and tools. */
  public static JournalSettings small() {
    return new JournalSettings(8192, 4096, 0, 0, 0);
  }
}
