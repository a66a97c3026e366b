package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.pts.wire.DigestLogin;
import canopy.hardware.forecourt.pts.wire.PtsConnection;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PTS-2 controller as {@link Forecourt}. Two daemon threads: one polls and commands, one stops.
 *
 * <p>Tested against our simulator, which curl and the specification's own examples check; not yet
 * against the device.
 */
public final class PtsForecourt implements Forecourt {
  private final PtsSite site;
  private final PtsConnection stopConnection;
  private final PtsLoop loop;
  private final StopLane stopLane;
  private final Lane driver;
  private final Lane stopper;

  private PtsForecourt(
      PtsSettings settings, Consumer<ForecourtEvent> listener, Lane driver, Lane stopper) {
    this.driver = driver;
    this.stopper = stopper;
    site = new PtsSite(settings, connection(settings), listener, driver::nowMillis);
    loop = new PtsLoop(site, driver);
    stopConnection = connection(settings);
    stopLane = new StopLane(site, stopConnection, stopper);
  }

  /**
   * A driver that does nothing until {@link #start}.
   *
   * @param settings where and as whom
   * @param listener takes every event, one at a time, on a thread of the driver; must return
   *     quickly
   * @throws IllegalArgumentException when the address is not a URL
   */
  public static PtsForecourt create(PtsSettings settings, Consumer<ForecourtEvent> listener) {
    return create(
        settings,
        listener,
        new ThreadLane("forecourt-" + settings.controller()),
        new ThreadLane("forecourt-stop-" + settings.controller()));
  }

  /** With lanes of the caller's, which this driver closes. */
  static PtsForecourt create(
      PtsSettings settings, Consumer<ForecourtEvent> listener, Lane driver, Lane stopper) {
    return new PtsForecourt(settings, listener, driver, stopper);
  }

  @Override
  public String controller() {
    return site.controller();
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void authorise(AuthoriseRequest request) {
    submit(
        ForecourtCommand.AUTHORISE,
        request.pump(),
        request.requestId(),
        null,
        job -> loop.pumps.authorise(job, request));
  }

  @Override
  public void stop(int pump) {
    stopLane.stop(pump);
  }

  @Override
  public void stopAll() {
    stopLane.stopAll();
  }

  @Override
  public void hold(int pump) {
    site.held.add(pump);
  }

  @Override
  public void restart(int pump) {
    submit(ForecourtCommand.RESTART, pump, "", null, job -> loop.pumps.restart(job));
  }

  @Override
  public void suspend(int pump) {
    simple(ForecourtCommand.SUSPEND, pump, "PumpSuspend");
  }

  @Override
  public void resume(int pump) {
    simple(ForecourtCommand.RESUME, pump, "PumpResume");
  }

  @Override
  public void lock(int pump) {
    simple(ForecourtCommand.LOCK, pump, "PumpLock");
  }

  @Override
  public void unlock(int pump) {
    simple(ForecourtCommand.UNLOCK, pump, "PumpUnlock");
  }

  @Override
  public void claimFill(Fill fill) {
    FillKey key = fill.key();
    submit(ForecourtCommand.CLAIM_FILL, key.pump(), "", key, job -> loop.fills.claim(job, fill));
  }

  @Override
  public void releaseFill(FillKey key) {
    submit(ForecourtCommand.RELEASE_FILL, key.pump(), "", key, job -> loop.fills.release(job, key));
  }

  @Override
  public void closeTransaction(FillKey key) {
    submit(
        ForecourtCommand.CLOSE_TRANSACTION, key.pump(), "", key, job -> loop.fills.close(job, key));
  }

  @Override
  public void requestTotals(String requestId, int pump, int nozzle) {
    submit(ForecourtCommand.TOTALS, pump, requestId, null, job -> loop.totals.request(job, nozzle));
  }

  @Override
  public void readPrices(String requestId) {
    submit(ForecourtCommand.READ_PRICES, 0, requestId, null, job -> loop.prices.read(job));
  }

  @Override
  public void writePrices(String requestId, Map<Integer, Long> tenthsOfMinorByGrade) {
    Map<Integer, Long> wanted = Map.copyOf(tenthsOfMinorByGrade);
    submit(
        ForecourtCommand.WRITE_PRICES, 0, requestId, null, job -> loop.prices.write(job, wanted));
  }

  @Override
  public void repeatPrices(int pump) {
    submit(ForecourtCommand.REPEAT_PRICES, pump, "", null, job -> loop.prices.repeat(job));
  }

  @Override
  public void requestPastFills(String requestId, int pump, LocalDateTime from, LocalDateTime to) {
    submit(
        ForecourtCommand.PAST_FILLS,
        pump,
        requestId,
        null,
        job -> loop.fills.pastFills(job, from, to));
  }

  @Override
  public void requestPastFill(String requestId, int pump, int transaction) {
    submit(
        ForecourtCommand.PAST_FILLS,
        pump,
        requestId,
        null,
        job -> loop.fills.pastFill(job, transaction));
  }

  @Override
  public void close() {
    loop.close();
    driver.close();
    stopper.close();
    site.connection.close();
    stopConnection.close();
  }

  private static PtsConnection connection(PtsSettings settings) {
    PtsLogin login = settings.login();
    return new PtsConnection(
        settings.address().url(),
        settings.address().certificate(),
        new DigestLogin(login.user(), login.secret(), login.basic()),
        settings.timing().requestTimeoutMillis());
  }

  private void simple(ForecourtCommand command, int pump, String type) {
    submit(command, pump, "", null, job -> loop.pumps.simple(job, type));
  }

  private void submit(
      ForecourtCommand command,
      int pump,
      String requestId,
      @Nullable FillKey key,
      PtsJob.Work work) {
    loop.submit(new PtsJob(command, pump, requestId, key, 1, work));
  }
}
