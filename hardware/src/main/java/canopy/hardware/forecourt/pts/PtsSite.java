package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.pts.wire.PtsConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the parts of one driver share. Everything belongs to the driver's thread, except {@link
 * #publish}, {@link #held} and {@link #nowMillis}, which the stop lane uses too.
 */
final class PtsSite {
  private static final Logger log = LoggerFactory.getLogger(PtsSite.class);

  final PtsSettings settings;
  final PtsConnection connection;
  final PtsNumbers numbers;
  final PtsStatusReader reader;
  final Map<Integer, PumpTrack> tracks = new LinkedHashMap<>();

  /** Pumps closed by STOP ALL until each is restarted. */
  final Set<Integer> held = ConcurrentHashMap.newKeySet();

  /** Nozzles by pump as configured at the controller; empty until read. */
  Map<Integer, List<Hose>> layout = Map.of();

  /** Logins of the controller's users by number; empty when it does not tell. */
  Map<Integer, String> users = Map.of();

  private final Consumer<ForecourtEvent> listener;
  private final LongSupplier millis;
  private final Object publishing = new Object();

  PtsSite(
      PtsSettings settings,
      PtsConnection connection,
      Consumer<ForecourtEvent> listener,
      LongSupplier millis) {
    this.settings = settings;
    this.connection = connection;
    this.listener = listener;
    this.millis = millis;
    numbers = new PtsNumbers(settings.minorDigits());
    reader = new PtsStatusReader(settings.controller(), numbers);
    for (int pump : settings.pumps()) {
      tracks.put(pump, new PumpTrack(pump, this));
    }
  }

  String controller() {
    return settings.controller();
  }

  /** This till's user at the controller. */
  String me() {
    return settings.login().user();
  }

  /**
   * The login behind a number, as past fills carry it. A number that no user has is the system's:
   * nobody's. Without the list it could be anybody's.
   */
  String user(int number) {
    return users.isEmpty() ? "#" + number : users.getOrDefault(number, "");
  }

  /** A clock that never goes back; its zero means nothing. */
  long nowMillis() {
    return millis.getAsLong();
  }

  /** Hands an event to the till, one at a time. A bug there is not a failure of the command. */
  void publish(ForecourtEvent event) {
    synchronized (publishing) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) { // top of the till's side
        log.error("the till could not take {}", event, e);
      }
    }
  }
}
