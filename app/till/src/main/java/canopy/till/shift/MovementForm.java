package canopy.till.shift;

import canopy.core.command.ShiftCommand;
import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.core.station.Book;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.MovementWords;
import canopy.till.ui.manage.Words;
import java.util.Optional;
import java.util.function.Supplier;

/** Cash that comes or goes without a sale, while it is typed. FX thread. */
final class MovementForm {
  private final Look look;
  private final ShiftModel model;
  private final ShiftDeeds deeds;
  private final Supplier<TillSnapshot> till;

  /** The newest slip's number when the amount was begun. */
  private int slipsSeen;

  MovementForm(Look look, ShiftModel model, ShiftDeeds deeds, Supplier<TillSnapshot> till) {
    this.look = look;
    this.model = model;
    this.deeds = deeds;
    this.till = till;
  }

  /** Begins with an empty form: most of what moves goes to the safe. */
  void begin() {
    slipsSeen = till.get().state().shifts().lastMovement();
    model.notice.set(null);
    model.amount.clear();
    model.note.set("");
    kind(CashMovement.Kind.SAFE_DROP);
    model.face.set(Face.MOVE);
  }

  void kind(CashMovement.Kind kind) {
    model.moving.set(kind);
    model.movingFor.set("");
    model.reasons.set(
        book().shifts().reasons(kind).stream()
            .map(reason -> new ShiftModel.Choice(reason.id(), Words.name(look, reason.name())))
            .toList());
  }

  void confirm() {
    if (model.face.get() != Face.MOVE) {
      return; // A second press, once the first is written down.
    }
    Optional<Long> minor = look.formats().typedMoney(model.amount.text());
    if (minor.isEmpty()) {
      model.notice.set(
          Notice.of(
              Notice.Level.REFUSED,
              model.amount.isEmpty() ? "shift.noamount" : "shift.toofine",
              look.formats().moneyDecimals()));
      return;
    }
    CashMovement.Kind kind = model.moving.get();
    Money amount = Money.of(minor.get(), book().station().currency());
    Shift shift = till.get().state().shifts().open();
    if (shift != null
        && model.view.get().sees()
        && !kind.comesIn()
        && amount.compareTo(shift.expectedCash()) > 0) {
      model.notice.set(
          Notice.of(
                  Notice.Level.WARNING,
                  "shift.morethanin",
                  look.formats().money(amount),
                  look.formats().money(shift.expectedCash()))
              .with("shift.moveanyway", () -> move(kind, amount)));
    } else {
      move(kind, amount);
    }
  }

  private void move(CashMovement.Kind kind, Money amount) {
    deeds.by(
        new ShiftCommand.MoveCash(
            slipsSeen, kind, amount, model.movingFor.get(), model.note.get(), null),
        () -> moved(kind, amount));
  }

  private void moved(CashMovement.Kind kind, Money amount) {
    model.face.set(Face.GLANCE);
    model.notice.set(
        Notice.of(
            Notice.Level.DONE,
            "shift.moved",
            look.texts().bound(MovementWords.key(kind)),
            look.formats().money(amount)));
  }

  private Book book() {
    return till.get().book();
  }
}
