package canopy.core.shift;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a station keeps its shifts.
 *
 * @param use whether a sale needs a shift
 * @param cashKind the tender kind whose money is in the drawer
 * @param denominationsMinor notes and coins that are counted, largest first
 * @param limitMinor up to which a difference needs no approval, for tender kinds without their own
 * @param limitsMinor the same by tender kind
 * @param floatMinor what is usually left in the drawer for change; 0 if nothing is proposed
 * @param reasons why cash moves
 * @param explainVoidMinor a line of at least this is not struck out without asking why; 0 if the
 *     amount does not matter. Once the customer was told what to pay, it is always asked. Lists
 *     written before have none.
 */
public record ShiftSettings(
    Use use,
    String cashKind,
    List<Long> denominationsMinor,
    long limitMinor,
    Map<String, Long> limitsMinor,
    long floatMinor,
    List<MovementReason> reasons,
    long explainVoidMinor) {
  /** Whether a sale needs a shift. */
  public enum Use {
    /** Only what a person opens; a sale needs none. */
    BY_HAND,
    /** The first sale opens one if nobody has: nothing stands in the way of selling. */
    OPENED_BY_SALE,
    /** Nothing is sold before somebody has opened one. */
    NEEDED
  }

  /** Where nothing was set up. */
  public static final ShiftSettings NONE =
      new ShiftSettings(Use.BY_HAND, "cash", List.of(), 0, Map.of(), 0, List.of(), 0);

  public ShiftSettings {
    denominationsMinor = List.copyOf(denominationsMinor);
    limitsMinor = Map.copyOf(limitsMinor);
    reasons = List.copyOf(reasons);
    if (explainVoidMinor < 0) {
      throw new IllegalArgumentException("from which amount a void is explained");
    }
  }

  /**
   * Whether it is worth asking why a line is struck out: whoever has scanned wrongly is not to be
   * held up, but a line that costs much, or that goes when the customer was told the total already,
   * is what somebody may help himself with.
   *
   * @param minor what the line comes to
   * @param payingBegun whether the customer was asked for the money
   */
  public boolean asksForVoid(long minor, boolean payingBegun) {
    return payingBegun || (explainVoidMinor > 0 && Math.abs(minor) >= explainVoidMinor);
  }

  /** Up to which a difference of a tender kind needs no approval. */
  public long limitMinor(String kind) {
    return limitsMinor.getOrDefault(kind, limitMinor);
  }

  /** A reason by its id; empty if it is no longer there. */
  public Optional<MovementReason> reason(String id) {
    return reasons.stream().filter(reason -> reason.id().equals(id)).findFirst();
  }

  /** A reason by its name in any language; empty if the text is somebody's own. */
  public Optional<MovementReason> reasonCalled(String text) {
    return reasons.stream().filter(reason -> reason.isCalled(text)).findFirst();
  }

  /** The reasons offered for a deed. */
  public List<MovementReason> reasons(MovementReason.Deed deed) {
    return reasons.stream().filter(reason -> reason.deeds().contains(deed)).toList();
  }

  /** The reasons offered for a movement. */
  public List<MovementReason> reasons(CashMovement.Kind kind) {
    return reasons.stream().filter(reason -> reason.kinds().contains(kind)).toList();
  }

  /** The same with other reasons why cash moves. */
  public ShiftSettings reasoning(List<MovementReason> next) {
    return new ShiftSettings(
        use,
        cashKind,
        denominationsMinor,
        limitMinor,
        limitsMinor,
        floatMinor,
        next,
        explainVoidMinor);
  }
}
