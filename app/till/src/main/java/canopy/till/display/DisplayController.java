package canopy.till.display;

import canopy.core.catalogue.FuelGrade;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PayTimes;
import canopy.core.payment.ShownCode;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.PaymentBook;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.manage.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Shows the customer the sale, in the station's language, not the cashier's. FX thread. */
public final class DisplayController {
  private static final int THANKS_SECONDS = 8;

  private final Look look;
  private final DisplayModel model = new DisplayModel();
  private final DisplayScreen screen;
  private final PauseTransition thanks = new PauseTransition(Duration.seconds(THANKS_SECONDS));
  private @Nullable String lastSale;
  private boolean first = true;
  private boolean paying;
  private @Nullable Instant giveUpAt;
  private @Nullable Instant ticked;

  /**
   * The newest try to have the open sale paid by scanning; null if it was paid, or there is none.
   */
  private @Nullable Attempt held;

  private int tendersBefore;

  /**
   * @param look with texts of its own
   */
  public DisplayController(Look look) {
    this.look = look;
    this.screen = new DisplayScreen(look, model);
    thanks.setOnFinished(
        event -> {
          if (model.state.get() == DisplayState.THANKS) {
            model.state.set(DisplayState.IDLE);
          }
        });
  }

  /** The name of its window, in the customer's language. */
  public String title() {
    return look.texts().text("display.title");
  }

  /** What a window shows; 1024 x 600. */
  public Parent root() {
    return screen.root();
  }

  /** What stands there while nothing is sold. */
  public void idle(String station, List<FuelGrade> grades) {
    model.station.set(station);
    model.grades.set(
        grades.stream()
            .map(
                grade ->
                    new GradePrice(
                        Words.name(look, grade.name()), look.formats().unitPrice(grade.price())))
            .toList());
  }

  /** The time of day, {@code 14:05}. */
  public void clock(String time) {
    model.clock.set(time);
  }

  /** Whether the cashier is taking money now. */
  public void paying(boolean now, TillSnapshot snapshot) {
    paying = now;
    show(snapshot);
  }

  /** Shows the sale as it is. */
  public void show(TillSnapshot snapshot) {
    Sale open = snapshot.open();
    Totals totals = snapshot.totals();
    CompletedSale last = snapshot.state().basket().last();
    boolean completed = last != null && !first && !last.id().equals(lastSale);
    lastSale = last == null ? null : last.id();
    first = false;
    if (open != null && totals != null && !open.isEmpty()) {
      thanks.stop();
      sale(open, totals);
      scanned(open, snapshot);
    } else if (last != null && completed) {
      model.changeMinor.set(last.change().minor());
      model.state.set(DisplayState.THANKS);
      thanks.playFromStart();
    } else if (model.state.get() != DisplayState.THANKS) {
      model.state.set(DisplayState.IDLE);
    }
  }

  private void sale(Sale open, Totals totals) {
    model.lines.set(open.activeLines().stream().map(line -> line(line, totals)).toList());
    model.totalMinor.set(totals.total().minor());
    model.discountMinor.set(totals.discount().minor());
    model.paidMinor.set(open.kept().minor());
    model.dueMinor.set(totals.total().minus(open.kept()).minor());
    boolean money = paying || !open.tenders().isEmpty();
    model.state.set(money ? DisplayState.PAYING : DisplayState.SALE);
  }

  /** Paying by scanning, as far as it concerns whoever stands there. */
  private void scanned(Sale open, TillSnapshot snapshot) {
    PaymentBook book = snapshot.state().payments();
    Attempt now = book.holding(open.id()).orElse(null);
    Attempt before = held;
    if (now != null) {
      held = now;
      tendersBefore = open.tenders().size();
      attempt(now, snapshot);
      return;
    }
    model.code.set("");
    if (paying
        && before != null
        && before.saleId().equals(open.id())
        && open.tenders().size() == tendersBefore) {
      model.notPaid.set(why(before, snapshot));
      model.state.set(DisplayState.NOT_PAID);
    } else {
      held = null;
    }
  }

  /** What the wallet refused is gone; what was taken back or closed is still watched. */
  private static NotPaid why(Attempt over, TillSnapshot snapshot) {
    if (!snapshot.state().payments().attempts().containsKey(over.outNo())) {
      return NotPaid.REFUSED;
    }
    PayTimes times = snapshot.book().payments().times(over.kind(), over.mode());
    boolean whole = !over.giveUpAt().isBefore(over.startedAt().plusMillis(times.giveUpMillis()));
    return whole ? NotPaid.TIME_UP : NotPaid.STOPPED;
  }

  /** It is the attempt that decides what stands there, not what the cashier looks at. */
  private void attempt(Attempt attempt, TillSnapshot snapshot) {
    giveUpAt = attempt.giveUpAt();
    if (ticked != null) {
      tick(ticked); // The code and its countdown appear together.
    }
    TenderKind kind = snapshot.book().tender(attempt.kind());
    ShownCode shown = attempt.shown();
    model.wallet.set(kind == null ? "" : Words.name(look, kind.name()));
    model.codeMinor.set(attempt.amount().minor());
    model.code.set(shown == null ? "" : shown.text());
    if (attempt.isShown()) {
      model.state.set(DisplayState.CODE);
    } else if (!attempt.isRunning()) {
      model.state.set(DisplayState.CHECKING);
    } else if (attempt.mode() == Mode.CODE) {
      model.state.set(DisplayState.CONFIRM);
    }
  }

  /** The countdown; once a second. */
  public void tick(Instant now) {
    ticked = now;
    Instant end = giveUpAt;
    model.secondsLeft.set(end == null ? 0 : Math.max(0, now.until(end, ChronoUnit.SECONDS)));
  }

  private DisplayLine line(Line line, Totals totals) {
    Optional<LineAmounts> amounts =
        totals.lines().stream().filter(one -> one.no() == line.no()).findFirst();
    return new DisplayLine(
        Words.name(look, line.name()),
        detail(line),
        amounts.map(one -> one.total().minor()).orElse(0L));
  }

  private String detail(Line line) {
    return switch (line) {
      case Line.Goods goods ->
          goods.quantity().equals(Quantity.ONE)
              ? ""
              : Words.quantity(goods.quantity()) + " × " + look.formats().unitPrice(goods.price());
      case Line.FuelFill fuel ->
          Words.litres(look.formats(), fuel.fill().volume().millilitres())
              + " × "
              + look.formats().unitPrice(fuel.fill().price());
      case Line.FuelPrepay prepay -> "";
      case Line.PrepayRest rest -> "";
      case Line.Return back -> "× " + Words.quantity(back.quantity());
    };
  }
}
