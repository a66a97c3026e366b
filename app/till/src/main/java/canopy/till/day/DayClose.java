package canopy.till.day;

import canopy.core.command.CounterCommand;
import canopy.core.stock.Occasion;
import canopy.till.day.sheet.DaySheet;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.stock.Readings;
import canopy.till.stock.typed.ReadRow;
import canopy.till.stock.typed.TypedReadings;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.Words;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The close of a day, from the last question on: the devices are read, what kept silent is asked
 * for once, and the day is closed whatever was answered. FX thread.
 */
final class DayClose {
  private static final Logger LOG = LoggerFactory.getLogger(DayClose.class);

  private final Desk desk;
  private final DayModel model;
  private final Consumer<DaySheet> balanced;
  private final Consumer<Outcome.Done> closed;

  /** Who asked for the close; nobody else closes in that person's place. */
  private String by = "";

  /**
   * What a close needs of the program.
   *
   * @param till the till as it is now
   * @param background where disks may be waited for
   */
  record Desk(
      Look look,
      Requests requests,
      Supplier<TillSnapshot> till,
      DayPort port,
      Executor background,
      Clock clock) {}

  /**
   * @param balanced told the day with the readings of its close
   * @param closed told what was written down
   */
  DayClose(Desk desk, DayModel model, Consumer<DaySheet> balanced, Consumer<Outcome.Done> closed) {
    this.desk = desk;
    this.model = model;
    this.balanced = balanced;
    this.closed = closed;
  }

  /** Asks the last question. */
  void ask() {
    if (model.step.get() == DayStep.LOOKING) {
      model.notice.set(null);
      model.tab.set(DayTab.TODAY);
      model.step.set(DayStep.CONFIRMING);
    }
  }

  /** Reads all devices, and closes. */
  void confirm() {
    if (model.step.get() != DayStep.CONFIRMING) {
      return;
    }
    // The news of the next day may come before the answer.
    model.step.set(DayStep.CLOSING);
    model.notice.set(Notice.of(Notice.Level.INFO, "day.reading"));
    by = desk.requests().operator();
    var _ = desk.port().readAll(by).whenComplete((heard, e) -> Fx.run(() -> balance(heard)));
  }

  /** The day once more, with what was read for its close. */
  private void balance(@Nullable Readings heard) {
    if (!goesOn(DayStep.CLOSING)) {
      return;
    }
    TillSnapshot now = desk.till().get();
    desk.background()
        .execute(
            () -> {
              DaySheet read = null;
              try {
                read = desk.port().today(now);
              } catch (IOException | RuntimeException e) {
                LOG.warn("the day's lines cannot be read", e);
              }
              DaySheet sheet = read;
              Fx.run(() -> askForSilent(heard, sheet));
            });
  }

  private void askForSilent(@Nullable Readings heard, @Nullable DaySheet sheet) {
    if (!goesOn(DayStep.CLOSING)) {
      return;
    }
    if (sheet != null) {
      balanced.accept(sheet);
    }
    List<ReadRow> silent =
        new SilentDevices(desk.port().words(), desk.port().grades())
            .rows(heard, sheet, desk.till().get(), desk.clock().instant());
    if (silent.isEmpty()) {
      close();
      return;
    }
    model.notice.set(null);
    model.silentNames.set(desk.port().words().named(silent.stream().map(ReadRow::label).toList()));
    model.silent.set(silent);
    model.step.set(DayStep.TYPING);
  }

  /** Takes what was typed, if anything was, and closes. */
  void recordAndClose() {
    if (!goesOn(DayStep.TYPING)) {
      return;
    }
    switch (TypedReadings.of(model.silent.get(), desk.clock().instant())) {
      case TypedReadings.Wrong wrong ->
          model.notice.set(Notice.of(Notice.Level.REFUSED, "shift.nolitres", wrong.label()));
      case TypedReadings.Nothing _ -> {
        model.step.set(DayStep.CLOSING);
        close();
      }
      case TypedReadings.Read read -> {
        model.step.set(DayStep.CLOSING);
        desk.requests()
            .submitAll(
                read.commands(Occasion.DAY_CLOSE),
                day(),
                refused -> backTo(DayStep.TYPING, refused),
                this::close);
      }
    }
  }

  private void backTo(DayStep step, Notice why) {
    model.step.set(step);
    model.notice.set(why);
  }

  /** Not yet. */
  void giveUp() {
    if (model.step.get() == DayStep.CONFIRMING || model.step.get() == DayStep.TYPING) {
      model.notice.set(null);
      model.silent.set(List.of());
      model.step.set(DayStep.LOOKING);
    }
  }

  /** Whoever asked for the close may have left meanwhile: then it waits for somebody else. */
  void look() {
    if (model.step.get() == DayStep.TYPING) {
      var _ = goesOn(DayStep.TYPING);
    }
  }

  /** Whether it is at this step, and whoever asked for it still stands there. */
  private boolean goesOn(DayStep step) {
    if (model.step.get() != step) {
      return false;
    }
    var session = desk.till().get().state().session();
    if (by.equals(session.operator()) && !session.locked()) {
      return true;
    }
    model.silent.set(List.of());
    backTo(DayStep.LOOKING, Notice.of(Notice.Level.WARNING, "day.leftopen"));
    return false;
  }

  /** Closes with what was read, also where a counter or tank was silent: the report says so. */
  private void close() {
    if (!goesOn(DayStep.CLOSING)) {
      return;
    }
    model.notice.set(null);
    desk.requests()
        .submit(
            new CounterCommand.CloseDay(model.day.get(), desk.port().unsentLines()),
            day(),
            refused -> backTo(DayStep.LOOKING, refused),
            closed);
  }

  private String day() {
    return Words.day(desk.look(), model.day.get());
  }
}
