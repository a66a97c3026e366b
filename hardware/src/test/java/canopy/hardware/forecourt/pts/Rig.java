package canopy.hardware.forecourt.pts;

import canopy.hardware.Patience;
import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtEvent.AuthoriseAnswered;
import canopy.hardware.forecourt.ForecourtEvent.FillFinished;
import canopy.hardware.forecourt.ForecourtEvent.LayoutRead;
import canopy.hardware.forecourt.ForecourtEvent.PumpChanged;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.sim.ForecourtSimulator;
import canopy.hardware.forecourt.sim.SimSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A simulator whose time only the test moves, and tills on it. */
final class Rig implements AutoCloseable {
  private static final int NEVER_MILLIS = 24 * 3_600_000;

  /**
   * Polls fast and takes its time for everything else: what is late on a busy machine is not a
   * fault.
   */
  static final PtsSettings.Timing CALM =
      new PtsSettings.Timing(
          20, 20, Patience.LONGEST_MILLIS, NEVER_MILLIS, NEVER_MILLIS, NEVER_MILLIS);

  /** Calls a controller offline that has failed for a moment. */
  static final PtsSettings.Timing NERVOUS =
      new PtsSettings.Timing(20, 20, Patience.LONGEST_MILLIS, 600, NEVER_MILLIS, NEVER_MILLIS);

  /** Soon leaves a fill that lost its owner to others. */
  static final PtsSettings.Timing GENEROUS =
      new PtsSettings.Timing(20, 20, Patience.LONGEST_MILLIS, NEVER_MILLIS, NEVER_MILLIS, 200);

  /** As shipped, but for an answer that is late on a busy machine. */
  static final PtsSettings.Timing STANDARD =
      PtsSettings.Timing.STANDARD.withRequestTimeout(Patience.LONGEST_MILLIS);

  final ForecourtSimulator simulator;
  final String url;
  final String controlUrl;
  private final List<Till> tills = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private int requests;

  /** One till's driver and what it was told. */
  record Till(PtsForecourt forecourt, EventLog log) {
    PumpStatus awaitPump(int pump, Predicate<PumpStatus> which) {
      return log.await(PumpChanged.class, e -> e.pump() == pump && which.test(e.status())).status();
    }

    PumpStatus awaitState(int pump, PumpState state) {
      return awaitPump(pump, s -> s.state() == state);
    }

    Fill awaitFill(int pump) {
      return log.await(FillFinished.class, e -> e.fill().key().pump() == pump).fill();
    }
  }

  Rig() {
    this(SimSettings.standard().manual());
  }

  Rig(SimSettings settings) {
    try {
      simulator = ForecourtSimulator.start(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    url = simulator.url();
    controlUrl = simulator.controlUrl();
  }

  PtsSettings settings(String user, PtsSettings.Timing timing) {
    return new PtsSettings(
        "pts",
        new PtsAddress(url, ""),
        new PtsLogin(user, user, false),
        List.of(1, 2, 3, 4, 5, 6, 7, 8),
        2,
        user.equals("till1"),
        timing);
  }

  Till till(String user) {
    return till(user, CALM);
  }

  Till till(String user, PtsSettings.Timing timing) {
    Till till = start(settings(user, timing));
    till.log.await(LayoutRead.class);
    return till;
  }

  Till start(PtsSettings settings) {
    EventLog log = new EventLog();
    Till till = new Till(PtsForecourt.create(settings, log), log);
    tills.add(till);
    till.forecourt.start();
    return till;
  }

  JsonNode sim(String what, String order) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(controlUrl + "/" + what))
                  .POST(HttpRequest.BodyPublishers.ofString(order.replace('\'', '"')))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.body());
      }
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void fault(String order) {
    sim("fault", order);
  }

  void advance(long millis) {
    sim("advance", "{'millis':" + millis + "}");
  }

  /** A car that does everything by itself: lifts at once, fills, hangs up a second after. */
  void car(int pump, int nozzle, long volumeMillilitres) {
    sim(
        "arrive",
        "{'pump':%d,'nozzle':%d,'volumeMillilitres':%d,'liftAfterMillis':0,'hangUpAfterMillis':1000,'leaveAfterMillis':0}"
            .formatted(pump, nozzle, volumeMillilitres));
  }

  /** A car that acts only when told. */
  void toldCar(int pump, int nozzle, long volumeMillilitres) {
    sim(
        "arrive",
        "{'pump':%d,'nozzle':%d,'volumeMillilitres':%d}"
            .formatted(pump, nozzle, volumeMillilitres));
  }

  AuthoriseAnswered authorise(Till till, int pump, FillLimit limit) {
    requests++;
    String id = "r" + requests;
    till.forecourt.authorise(AuthoriseRequest.anyNozzle(id, pump, limit));
    return till.log.await(AuthoriseAnswered.class, e -> e.requestId().equals(id));
  }

  /** Lifts, releases, fills: an open fill of that till stands at the pump. */
  Fill fill(Till till, int pump, int nozzle, long volumeMillilitres) {
    car(pump, nozzle, volumeMillilitres);
    authorise(till, pump, new FillLimit.FullTank());
    advance(120_000);
    return till.awaitFill(pump);
  }

  @Override
  public void close() {
    tills.forEach(till -> till.forecourt.close());
    simulator.close();
  }
}
