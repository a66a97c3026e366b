package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.Refusal;
import org.jspecify.annotations.Nullable;

/** An authorisation of this till that has not become a fill yet. Driver thread. */
final class Reservation {
  /** The till's request, empty when it was found at the controller. */
  final String requestId;

  final int transaction;
  final @Nullable FillLimit limit;
  final long sinceMillis;

  /** An allowed nozzle was seen lifted. */
  boolean lifted;

  /** The pump was seen running for it. */
  boolean started;

  /** Polls in a row in which the controller did not show it. */
  int missing;

  /** Why it is being cleared, null = it is in force. */
  @Nullable Refusal ending;

  Reservation(String requestId, int transaction, @Nullable FillLimit limit, long sinceMillis) {
    this.requestId = requestId;
    this.transaction = transaction;
    this.limit = limit;
    this.sinceMillis = sinceMillis;
  }
}
