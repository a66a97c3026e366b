package canopy.till.store;

import java.time.Duration;

/**
 * How the store works.
 *
 * @param batchEvents most events in one transaction, 1 and up
 * @param checkpointEvents a checkpoint is saved when the newest is this many events old
 * @param leastFreeBytes with less free space the store stops growing, so that a cache never takes
 *     the journal's last room
 * @param retryAfter first wait after an error; doubles with each further one
 * @param longestRetry longest wait
 * @param syncAfter when nothing happens for this long, what was written is forced to the disk,
 *     which bounds what a power cut makes the next start read again
 */
public record StoreSettings(
    int batchEvents,
    int checkpointEvents,
    long leastFreeBytes,
    Duration retryAfter,
    Duration longestRetry,
    Duration syncAfter) {
  private static final long MIB = 1024 * 1024;

  public StoreSettings {
    if (batchEvents < 1 || checkpointEvents < 1 || leastFreeBytes < 0) {
      throw new IllegalArgumentException("sizes of the store are above zero");
    }
  }

  /**
   * What a till uses. The least free space lies between the journal's warning and its stop, so that
   * the journal has the rest to itself.
   */
  public static StoreSettings standard() {
    return new StoreSettings(
        10_000,
        2_000,
        256 * MIB,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30));
  }
}
