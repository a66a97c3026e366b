package canopy.till.stock.tanks;

import canopy.core.command.StockCommand;
import canopy.core.stock.Delivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockLimits;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes down about the tanks, one thing after the other: a key pressed twice is one
 * dip, and one delivery. FX thread.
 */
final class StockDeeds {
  private final Look look;
  private final Requests requests;
  private final StockModel model;
  private final Clock clock;
  private final Consumer<TillSnapshot> after;

  /** Whether something is asked for, and not answered yet. */
  private boolean busy;

  /** What was said of the last deed that was done. */
  private @Nullable Notice said;

  /**
   * @param after shows the till as it is after a deed
   */
  StockDeeds(
      Look look, Requests requests, StockModel model, Clock clock, Consumer<TillSnapshot> after) {
    this.look = look;
    this.requests = requests;
    this.model = model;
    this.clock = clock;
    this.after = after;
  }

  /** Whoever left while a second person was asked gets no answer any more. */
  void begin() {
    busy = false;
  }

  void saveDip() {
    Tank tank = model.chosen.get();
    Optional<TankReading> reading =
        tank == null ? Optional.empty() : model.dip.reading(tank, clock.instant());
    if (busy || isSaved(model.dip.isEmpty())) {
      return;
    }
    if (reading.isEmpty()) {
      refuse("stock.dip.incomplete");
      return;
    }
    Occasion occasion = model.dip.occasion.get();
    submit(
        new StockCommand.RecordTanks(occasion, List.of(reading.get())),
        look.texts().text("stock.tank", Integer.toString(reading.get().tank())),
        () -> {
          model.dip.clear();
          return Notice.of(
              Notice.Level.DONE,
              occasion == Occasion.DAY_CLOSE ? "stock.dip.balanced" : "stock.dip.saved");
        });
  }

  void saveDelivery() {
    Tank tank = model.chosen.get();
    Optional<Delivery> delivery =
        tank == null ? Optional.empty() : model.delivery.delivery(tank, clock.instant());
    if (busy || isSaved(model.delivery.isEmpty())) {
      return;
    }
    if (delivery.isEmpty()) {
      refuse(
          model.delivery.isMalformed() ? "stock.delivery.malformed" : "stock.delivery.incomplete");
      return;
    }
    submit(
        new StockCommand.ReceiveDelivery(delivery.get()),
        delivery.get().document(),
        () -> {
          model.delivery.clear();
          return saved(delivery.get());
        });
  }

  /** What is missing is said now: the tanker may still be there. */
  private Notice saved(Delivery delivery) {
    StockLimits.Band allowed = model.limits.get().delivery();
    String measured = look.formats().litres(delivery.measured());
    if (!delivery.isBeyond(allowed)) {
      return Notice.of(Notice.Level.DONE, "stock.delivery.saved", measured);
    }
    long shortage = delivery.shortage().millilitres();
    return Notice.of(
        Notice.Level.WARNING,
        shortage > 0 ? "stock.delivery.savedshort" : "stock.delivery.savedover",
        measured,
        look.formats().litres(Math.abs(shortage)),
        look.formats().litres(allowed.widest(delivery.ticket())));
  }

  void dismissDetected() {
    String detection = model.delivery.detection.get();
    if (busy) {
      return;
    }
    submit(
        new StockCommand.DismissDelivery(detection, model.delivery.reason.get()),
        "",
        () -> {
          model.delivery.clear();
          return Notice.of(Notice.Level.DONE, "stock.dismissed");
        });
  }

  /** What follows once it is written down, and the sentence that says so. */
  private interface Done {
    Notice say();
  }

  private void submit(StockCommand command, String subject, Done done) {
    busy = true;
    requests.submit(
        command,
        subject,
        refused -> {
          busy = false;
          model.notice.set(refused);
        },
        it -> {
          busy = false;
          said = done.say();
          model.notice.set(said);
          after.accept(it.after());
        });
  }

  /**
   * The second of two quick presses finds an empty form, and must not say that nothing is saved.
   */
  private boolean isSaved(boolean emptyForm) {
    return emptyForm && said != null && said.equals(model.notice.get());
  }

  private void refuse(String key) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(Notice.of(Notice.Level.REFUSED, key));
  }
}
