package canopy.core.stock;

import canopy.core.quantity.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A delivery whose paper was there before its rise was noticed: that rise is the measure of it, and
 * nothing that came besides.
 *
 * @param delivery its paper, measured by all rises that are known of it
 * @param before what it was taken to have brought until then
 */
public record MeasuredDelivery(Delivery delivery, Volume before) {
  /** Levels that are typed were there at most so long before. */
  public static final Duration TYPED_WITHIN = Duration.ofHours(12);

  /**
   * A paper that is typed before the hose is coupled is typed at most so long before, and a tanker
   * goes on with its next compartment in that time.
   */
  private static final Duration COMES_WITHIN = Duration.ofHours(2);

  /** The gauge tells whole minutes, at both ends. */
  private static final Duration GAUGE_MINUTES = Duration.ofMinutes(2);

  /** So much more than the paper says may be measured: fills draw meanwhile, and fuel swells. */
  private static final long TENTH = 10;

  private static final Volume LEAST_MORE = new Volume(200_000);

  /** By how much the delivery brought more than was thought before. */
  public Volume correction() {
    return delivery.measured().minus(before);
  }

  /**
   * The delivery that a rise is of: one without a rise whose time and litres fit, the nearest if
   * there are several, or one that has less than its paper says and goes on.
   */
  public static Optional<MeasuredDelivery> by(DetectedDelivery rise, List<Delivery> known) {
    return known.stream()
        .filter(delivery -> fits(rise, delivery))
        .min(Comparator.comparingLong(delivery -> apart(rise, delivery)))
        .or(() -> known.stream().filter(delivery -> continues(rise, delivery)).findFirst())
        .map(delivery -> new MeasuredDelivery(measured(rise, delivery), delivery.measured()));
  }

  /** Whether a rise and a delivery without one are of the same time by what both say. */
  public static boolean overlap(DetectedDelivery rise, Delivery delivery) {
    return overlap(rise, delivery, Duration.ZERO, Duration.ZERO);
  }

  /** The same for a paper that comes now: typed levels were there before they were typed. */
  public static boolean mayBe(DetectedDelivery rise, Delivery delivery) {
    return overlap(rise, delivery, typedBefore(delivery), Duration.ZERO);
  }

  /**
   * Whether a rise is of a delivery that has less than its paper says yet: one compartment more.
   */
  public static boolean continues(DetectedDelivery rise, Delivery delivery) {
    Instant from = delivery.before().at().minus(COMES_WITHIN);
    Instant to = delivery.after().at().plus(COMES_WITHIN);
    return delivery.detection() != null
        && rise.tank() == delivery.tank()
        && !rise.after().at().isBefore(from)
        && !rise.before().at().isAfter(to)
        && isAtMost(delivery.measured().plus(rise.measured()), delivery.ticket());
  }

  private static boolean fits(DetectedDelivery rise, Delivery delivery) {
    if (delivery.detection() != null
        || rise.measured().millilitres() <= 0
        || !isAtMost(rise.measured(), delivery.ticket())) {
      return false;
    }
    // What was typed is the paper's; a gauge that was read has seen all of it, and this must be it.
    boolean typed = delivery.after().source() != TankReading.Source.GAUGE;
    return (typed || 2 * rise.measured().millilitres() >= delivery.ticket().millilitres())
        && overlap(rise, delivery, typedBefore(delivery), typed ? COMES_WITHIN : Duration.ZERO);
  }

  private static Duration typedBefore(Delivery delivery) {
    return delivery.before().source() == TankReading.Source.TYPED ? TYPED_WITHIN : Duration.ZERO;
  }

  private static boolean overlap(
      DetectedDelivery rise, Delivery delivery, Duration earlier, Duration later) {
    Duration slack = DetectedDelivery.isOfGauge(rise.id()) ? GAUGE_MINUTES : Duration.ZERO;
    Instant from = delivery.before().at().minus(earlier).minus(slack);
    Instant to = delivery.after().at().plus(later).plus(slack);
    return rise.tank() == delivery.tank()
        && !rise.after().at().isBefore(from)
        && !to.isBefore(rise.before().at());
  }

  private static boolean isAtMost(Volume measured, Volume ticket) {
    long tenth = ticket.millilitres() / TENTH;
    long more = Math.max(tenth, LEAST_MORE.millilitres());
    return measured.millilitres() <= ticket.millilitres() + more;
  }

  private static long apart(DetectedDelivery rise, Delivery delivery) {
    return Math.abs(rise.measured().minus(delivery.ticket()).millilitres());
  }

  /** By its rises alone; what was typed was a guess. What was sold between two of them is in it. */
  private static Delivery measured(DetectedDelivery rise, Delivery delivery) {
    boolean first = delivery.detection() == null;
    TankReading before = rise.before();
    TankReading after = rise.after();
    Volume came = rise.measured();
    if (!first) {
      came = came.plus(delivery.measured());
      before = delivery.before().at().isBefore(before.at()) ? delivery.before() : before;
      after = delivery.after().at().isAfter(after.at()) ? delivery.after() : after;
    }
    return new Delivery(
        delivery.document(),
        delivery.tank(),
        delivery.grade(),
        delivery.ticket(),
        before,
        after,
        came.minus(after.volume().minus(before.volume())),
        rise.id());
  }
}
