package canopy.core.bill;

/** How a row of the bill and an item of ours stand to each other. Each is in exactly one. */
public enum Category {
  /** Only the channel has it: money too much, or a refund that we know nothing of. */
  ONLY_CHANNEL(true),
  /** Only we have it: money that will not come. */
  ONLY_HERE(true),
  /** Both have it, with different amounts. */
  AMOUNT_DIFFERS(true),
  /** A payment that both have. */
  MATCHED(false),
  /** A refund that both have, by its own number. */
  REFUNDED(false),
  /** Paid and taken back again under the order's own number; we rely on neither. */
  TAKEN_BACK(false),
  /** So close to midnight that it is looked for on the next bill first. */
  NEXT_DAY(false),
  /** Another till's order on the same account. */
  OTHER_TILL(false);

  private final boolean difference;

  Category(boolean difference) {
    this.difference = difference;
  }

  /** Whether a person must look. */
  public boolean isDifference() {
    return difference;
  }

  /** Whether both sides can be expected to have it on this bill. */
  boolean isCompared() {
    return switch (this) {
      case ONLY_CHANNEL, ONLY_HERE, AMOUNT_DIFFERS, MATCHED, REFUNDED -> true;
      case TAKEN_BACK, NEXT_DAY, OTHER_TILL -> false;
    };
  }

  /** Whether our side is added up in it. */
  boolean countsHere() {
    return switch (this) {
      case ONLY_HERE, AMOUNT_DIFFERS, MATCHED, REFUNDED, NEXT_DAY -> true;
      case ONLY_CHANNEL, TAKEN_BACK, OTHER_TILL -> false;
    };
  }
}
