package canopy.till.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.state.Authorisation;
import canopy.hardware.forecourt.PumpStatus;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.pump.PumpModel;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import canopy.till.ui.pump.UnpaidFill;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the till's fuel book and the live board together into what the pump tiles show. FX thread.
 */
public final class PumpPresenter {
  private static final int PERMILLE = 1000;

  private final Look look;
  private final PumpModel model;
  private final Clock clock;
  private Instant shownMinute = Instant.EPOCH;

  public PumpPresenter(Look look, PumpModel model, Clock clock) {
    this.look = look;
    this.model = model;
    this.clock = clock;
  }

  /** Shows all pumps as they are now. */
  public void show(TillSnapshot till, PumpBoard board) {
    Instant now = clock.instant();
    shownMinute = now.truncatedTo(ChronoUnit.MINUTES);
    List<PumpView> views = new ArrayList<>();
    for (int pump = 1; pump <= till.book().station().pumps(); pump++) {
      views.add(view(till, board, pump, now));
    }
    model.pumps.set(views);
    model.held.set(
        (int)
            IntStream.rangeClosed(1, till.book().station().pumps())
                .filter(till.state().fuel()::isStopped)
                .count());
    List<UnpaidFill> unpaid = new ArrayList<>();
    for (Fill fill : till.state().fuel().unpaid().values()) {
      unpaid.add(
          new UnpaidFill(
              fill.key(),
              fill.pump(),
              name(till, fill),
              fill.amount().minor(),
              fill.volume().millilitres(),
              minutes(fill, now),
              till.state().basket().saleWithFill(fill.key()).isPresent()));
    }
    model.unpaid.set(unpaid);
  }

  /** The time goes on: fills that wait grow older though nothing else happens. */
  public void tick(TillSnapshot till, PumpBoard board) {
    if (!clock.instant().truncatedTo(ChronoUnit.MINUTES).equals(shownMinute)) {
      show(till, board);
    }
  }

  private PumpView view(TillSnapshot till, PumpBoard board, int pump, Instant now) {
    PumpStatus status = board.status(pump);
    Authorisation release = till.state().fuel().releases().get(pump);
    List<Fill> owed = till.state().fuel().unpaidOf(pump);
    long rest =
        till.state().fuel().prepaysOf(pump).stream()
            .filter(prepay -> prepay.state() == Prepay.State.REST_DUE)
            .mapToLong(prepay -> prepay.rest().minor())
            .sum();
    return new PumpView(
        pump,
        state(till, board, pump),
        new PumpView.Delivery(
            grade(till, status.hose().grade()),
            status.running().amountMinor(),
            status.running().volumeMillilitres(),
            limit(release),
            progress(release, status)),
        new PumpView.Owed(
            owed.size(),
            owed.stream().mapToLong(fill -> fill.amount().minor()).sum(),
            owed.isEmpty() ? 0 : minutes(owed.getFirst(), now),
            rest));
  }

  private static PumpState state(TillSnapshot till, PumpBoard board, int pump) {
    if (!board.online()) {
      return PumpState.OFFLINE;
    }
    boolean stopped = till.state().fuel().isStopped(pump);
    return switch (board.status(pump).state()) {
      case INOPERATIVE -> PumpState.OFFLINE;
      case CLOSED -> stopped ? PumpState.STOPPED : PumpState.CLOSED;
      case IDLE -> stopped ? PumpState.STOPPED : PumpState.IDLE;
      case CALLING -> stopped ? PumpState.STOPPED : PumpState.CALLING;
      case AUTHORISED, STARTED -> PumpState.AUTHORISED;
      case FUELLING -> PumpState.FUELLING;
      case SUSPENDED_STARTED, SUSPENDED_FUELLING -> PumpState.SUSPENDED;
    };
  }

  private String limit(@Nullable Authorisation release) {
    if (release == null) {
      return "";
    }
    return switch (release.limit()) {
      case Limit.FullTank full -> "";
      case Limit.ByAmount by -> look.formats().symbol() + look.formats().brief(by.amount().minor());
      case Limit.ByVolume by -> look.formats().litres(by.volume()) + " L";
    };
  }

  private static int progress(@Nullable Authorisation release, PumpStatus status) {
    if (release == null) {
      return -1;
    }
    return switch (release.limit()) {
      case Limit.FullTank full -> -1;
      case Limit.ByAmount by -> permille(status.running().amountMinor(), by.amount().minor());
      case Limit.ByVolume by ->
          permille(status.running().volumeMillilitres(), by.volume().millilitres());
    };
  }

  private static int permille(long part, long whole) {
    return Math.clamp(part * PERMILLE / whole, 0, PERMILLE);
  }

  private static int minutes(Fill fill, Instant now) {
    return (int) Math.max(0, Duration.between(fill.endedAt(), now).toMinutes());
  }

  /** Short enough for a tile: {@code 95#} of a name such as {@code Gasolina 95#}. */
  private String name(TillSnapshot till, Fill fill) {
    String grade = grade(till, fill.grade());
    return fill.isOverrun() ? look.texts().text("pump.overrun", grade) : grade;
  }

  private String grade(TillSnapshot till, int id) {
    FuelGrade grade = till.book().grade(id);
    if (grade == null) {
      return "";
    }
    String name = grade.name().in(look.texts().language().rules());
    List<String> words = List.of(name.split(" ", -1));
    return words.stream().filter(word -> word.contains("#")).findFirst().orElse(words.getFirst());
  }
}
