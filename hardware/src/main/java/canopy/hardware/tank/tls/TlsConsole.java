package canopy.hardware.tank.tls;

import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankAlarm;
import canopy.hardware.tank.TankFault;
import canopy.hardware.tank.TankLevel;
import canopy.hardware.tank.TankReading;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a round of questions consists of, and what was learnt of this gauge: which questions it
 * wants in the display format, and which it does not know. Only the inventory must be answered;
 * many compatible gauges know nothing else, and some are silent where a real one refuses. Owned by
 * the gauge's thread.
 */
final class TlsConsole {
  private static final Logger LOG = LoggerFactory.getLogger(TlsConsole.class);

  /** Damaged answers are asked for so often; noise on a serial line is nothing unusual. */
  private static final int TRIES = 3;

  /** A question that the gauge does not know is left out of so many rounds. */
  private static final int ROUNDS_LEFT_OUT = 40;

  /** Silence once may be bad luck; so many rounds running it means that the gauge does not know. */
  private static final int FAILURES_OF_THE_UNKNOWN = 2;

  /** Deliveries are long; unless one is going on they are asked for in every tenth round. */
  private static final int ROUNDS_BETWEEN_DELIVERIES = 10;

  private final TlsSettings settings;
  private final Clock clock;
  private final ComputerReports computer;
  private final DisplayReports display;
  private final Set<TlsFunction> displayed = EnumSet.noneOf(TlsFunction.class);
  private final Map<TlsFunction, Integer> leftOut = new EnumMap<>(TlsFunction.class);
  private final Map<TlsFunction, Integer> failures = new EnumMap<>(TlsFunction.class);
  private List<GaugeDelivery> deliveries = List.of();
  private @Nullable List<TankAlarm> alarms;
  private int roundsToDeliveries;
  private boolean unitsChecked;

  TlsConsole(TlsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.computer = new ComputerReports(settings.units());
    this.display = new DisplayReports(settings.units());
  }

  /**
   * Another gauge may stand there after a fault: nothing learnt is taken for granted any more. What
   * it called out last stands until it says otherwise: a broken line ends no alarm.
   */
  void forget() {
    displayed.clear();
    leftOut.clear();
    failures.clear();
    unitsChecked = false;
    roundsToDeliveries = 0;
  }

  /** Asks for everything that is due. */
  TankReading read(TlsConversation talk) throws IOException {
    leftOut.replaceAll((function, rounds) -> rounds - 1);
    leftOut.values().removeIf(rounds -> rounds <= 0);
    ComputerReports.Timed<TankLevel> levels =
        ask(talk, TlsFunction.INVENTORY, computer::inventory, display::inventory);
    Instant takenAt = clock.instant();
    checkUnits(talk);
    tryAsk(talk, TlsFunction.STATUS, ComputerReports::alarms, DisplayReports::alarms)
        .ifPresent(told -> alarms = told);
    boolean pouring = levels.rows().stream().anyMatch(l -> l.flags().deliveryInProgress());
    if (pouring || roundsToDeliveries == 0) {
      deliveries =
          tryAsk(talk, TlsFunction.DELIVERIES, computer::deliveries, display::deliveries)
              .orElse(deliveries);
      // The round after the flag has gone is the first that may have the delivery.
      roundsToDeliveries = pouring ? 0 : ROUNDS_BETWEEN_DELIVERIES;
    } else {
      roundsToDeliveries--;
    }
    return new TankReading(takenAt, levels.gaugeTime(), levels.rows(), deliveries, alarms);
  }

  /** A factor of 3.8 in every stock is worth one question, where the gauge knows it. */
  private void checkUnits(TlsConversation talk) throws TlsException {
    if (unitsChecked || displayed.contains(TlsFunction.INVENTORY)) {
      return;
    }
    char ours = settings.units().code();
    char code =
        tryAsk(
                talk,
                TlsFunction.UNITS,
                ComputerReports::unitsCode,
                frame -> ours) // People's words for units are not worth reading.
            .orElse(ours);
    if (code != ours) {
      throw new TlsException(TankFault.UNITS_DIFFER, "the gauge's units are number " + code);
    }
    unitsChecked =
        leftOut.containsKey(TlsFunction.UNITS) || !failures.containsKey(TlsFunction.UNITS);
  }

  /** How an answer is read. */
  private interface Reader<T> {
    T read(String text) throws TlsException;
  }

  private <T> Optional<T> tryAsk(
      TlsConversation talk, TlsFunction function, Reader<T> packed, Reader<T> printed) {
    if (leftOut.containsKey(function) || talk.over()) {
      return Optional.empty();
    }
    try {
      T answer = ask(talk, function, packed, printed);
      failures.remove(function);
      return Optional.of(answer);
    } catch (IOException e) {
      // Silence or hanging up is how some makes refuse; the levels are known all the same. A line
      // that has really broken shows in the next round.
      boolean refused = e instanceof TlsException told && told.fault() == TankFault.REFUSED;
      int failed = failures.merge(function, 1, Integer::sum);
      if (refused || failed >= FAILURES_OF_THE_UNKNOWN) {
        LOG.info("the gauge has no {}: {}", function, e.getMessage());
        leftOut.put(function, ROUNDS_LEFT_OUT);
        failures.remove(function);
      }
      return Optional.empty();
    }
  }

  private <T> T ask(TlsConversation talk, TlsFunction function, Reader<T> packed, Reader<T> printed)
      throws IOException {
    if (!displayed.contains(function)) {
      String question = function.computer();
      String frame = talk.ask(question);
      for (int again = 1; !TlsEnvelope.refuses(frame); again++) {
        try {
          return packed.read(TlsEnvelope.data(frame, question));
        } catch (TlsException e) {
          if (again == TRIES) {
            throw e;
          }
          frame = talk.ask(question);
        }
      }
      displayed.add(function);
    }
    String frame = talk.ask(function.display());
    if (TlsEnvelope.refuses(frame)) {
      throw new TlsException(TankFault.REFUSED, "the gauge does not know " + function.display());
    }
    return printed.read(frame);
  }
}
