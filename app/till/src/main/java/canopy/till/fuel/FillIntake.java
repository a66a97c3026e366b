package canopy.till.fuel;

import canopy.core.command.FuelCommand;
import canopy.core.command.Request;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.Refusal;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a fill from the controller into the journal: claimed, journalled, and only then closed
 * at the controller. On the driver's thread; the till's answers come on the till thread.
 */
final class FillIntake {
  private static final Logger LOG = LoggerFactory.getLogger(FillIntake.class);

  private final Fills fills;
  private final PastFillSearch past;
  private final Runnable searchAgain;
  private final Supplier<@Nullable Forecourt> forecourt;
  private final Supplier<@Nullable TillLoop> loop;
  private final Consumer<Request> submit;

  /**
   * @param searchAgain looks for past fills once more, later
   * @param forecourt null while there is no driver
   * @param loop null until the till has joined
   * @param submit for what needs no answer
   */
  FillIntake(
      Fills fills,
      PastFillSearch past,
      Runnable searchAgain,
      Supplier<@Nullable Forecourt> forecourt,
      Supplier<@Nullable TillLoop> loop,
      Consumer<Request> submit) {
    this.fills = fills;
    this.past = past;
    this.searchAgain = searchAgain;
    this.forecourt = forecourt;
    this.loop = loop;
    this.submit = submit;
  }

  /** Claims a fill that may be this till's. */
  void finished(ForecourtEvent.FillFinished e) {
    Forecourt driver = forecourt.get();
    if (driver != null && e.owner() != FillOwner.OTHER) {
      driver.claimFill(e.fill());
    }
  }

  /** A fill of this till: it goes into the journal, and then the controller may forget it. */
  void claimed(Fill fill, boolean own) {
    TillLoop till = loop.get();
    if (till == null) {
      return;
    }
    FillKey key = fill.key();
    var _ =
        till.submit(
                Request.system(
                    new FuelCommand.ReportFill(
                        fills.fill(fill, past.aheadOfStation()), fill.origin().requestId(), own)))
            .thenAccept(
                outcome -> {
                  boolean over = fill.origin().closed();
                  if (outcome instanceof Outcome.Stopped && over) {
                    missed(); // An open one is told again by itself.
                  } else {
                    past.settled(key);
                  }
                  Forecourt driver = forecourt.get();
                  // Only what is on the disk may be forgotten by the controller.
                  if (!(outcome instanceof Outcome.Done) || driver == null) {
                    return;
                  }
                  if (over) {
                    closed(key);
                  } else {
                    driver.closeTransaction(key);
                  }
                });
  }

  /** The controller has closed it. */
  void closed(FillKey key) {
    submit.accept(Request.system(new FuelCommand.ReportClosed(key.text())));
  }

  /** For good, or because the controller was busy: then it is looked for again. */
  void notClaimed(FillKey key, Refusal reason) {
    LOG.info("fill {} is not ours: {}", key.text(), reason.trouble());
    switch (reason.trouble()) {
      case IN_USE_BY, NOT_OWNER, FILL_CLOSED, FILL_UNKNOWN -> past.settled(key);
      default -> missed();
    }
  }

  private void missed() {
    past.incomplete();
    searchAgain.run();
  }

  /** Fills that were closed, or about to be, when nothing was heard: the controller says which. */
  void closeOld(int pump) {
    TillLoop till = loop.get();
    Forecourt driver = forecourt.get();
    if (till == null || driver == null) {
      return;
    }
    till.snapshot()
        .state()
        .fuel()
        .open()
        .forEach(
            (text, of) -> {
              FillKey key = of == pump ? Fills.key(text, driver.controller()) : null;
              if (key != null) {
                driver.closeTransaction(key);
              }
            });
  }
}
