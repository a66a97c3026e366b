package canopy.till.station.details;

/** What can be set of a scanner that types, with the bounds within which a till still works. */
enum ScannerField {
  /** Shorter ones would be what a person types, longer ones would leave out EAN-8. */
  LENGTH("details.scanner.length", 4, 20),
  MEAN_GAP("details.scanner.mean", 5, 100),
  MAX_GAP("details.scanner.max", 5, 250),
  SILENCE("details.scanner.silence", 20, 250),
  PREFIX("details.scanner.prefix", 0, 4);

  private final String key;
  private final int least;
  private final int most;

  ScannerField(String key, int least, int most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  String key() {
    return key;
  }

  /** The lowest value; of the prefix, the fewest signs. */
  int least() {
    return least;
  }

  /** The highest value; of the prefix, the most signs. */
  int most() {
    return most;
  }
}
