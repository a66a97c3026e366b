package canopy.till.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.FuelBook;
import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.Totaliser;
import canopy.till.fuel.PumpDetailModel.HoseRow;
import canopy.till.fuel.PumpDetailModel.PrepayRow;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Formats;
import canopy.till.ui.Look;
import canopy.till.ui.manage.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the fuel book and the board what the pump screen shows. FX thread. */
final class PumpReading {
  private final Look look;
  private final PumpDetailModel model;

  PumpReading(Look look, PumpDetailModel model) {
    this.look = look;
    this.model = model;
  }

  void show(int pump, TillSnapshot till, PumpBoard board, Map<Integer, Totaliser> totals) {
    PumpStatus status = board.status(pump);
    FuelBook fuel = till.state().fuel();
    model.possible.set(possible(pump, status, fuel, board));
    model.sentence.set(sentence(pump, status, fuel, board));
    model.prepays.set(fuel.prepaysOf(pump).stream().map(prepay -> prepay(prepay, till)).toList());
    List<HoseRow> rows = new ArrayList<>();
    for (Hose hose : board.hoses().getOrDefault(pump, List.of())) {
      Long shown = board.prices().getOrDefault(pump, Map.of()).get(hose.nozzle());
      rows.add(hose(hose, status, price(hose, till, shown), till, totals.get(hose.nozzle())));
    }
    model.hoses.set(rows);
  }

  /**
   * The grade that is prepaid: the chosen one. If none was chosen, litres are of the grade in hand,
   * else of the dearest of the pump; money is of any, unless the pump has only one.
   *
   * @param chosen its id; 0 if none was chosen
   */
  @Nullable FuelGrade grade(
      int pump, TillSnapshot till, PumpBoard board, int chosen, LimitKind kind) {
    List<FuelGrade> grades = grades(pump, till, board);
    boolean litres = kind == LimitKind.VOLUME;
    int inHand = litres ? board.status(pump).hose().grade() : 0;
    for (int id : List.of(chosen, inHand)) {
      for (FuelGrade grade : grades) {
        if (grade.id() == id) {
          return grade;
        }
      }
    }
    return litres || grades.size() == 1
        ? grades.stream().max(Comparator.comparing(FuelGrade::price)).orElse(null)
        : null;
  }

  /** What the pump has, in the order of its nozzles, at the prices that pumps sell it for now. */
  List<FuelGrade> grades(int pump, TillSnapshot till, PumpBoard board) {
    return board.hoses().getOrDefault(pump, List.of()).stream()
        .flatMap(hose -> Stream.ofNullable(till.book().grade(hose.grade())))
        .map(till.state().sign()::atThePumps)
        .distinct()
        .toList();
  }

  private PrepayRow prepay(Prepay prepay, TillSnapshot till) {
    Integer id = prepay.grade();
    FuelGrade grade = id == null ? null : till.book().grade(id);
    String limit = limit(look.formats(), prepay.limit());
    return new PrepayRow(
        prepay.id(),
        prepay.paid().minor(),
        grade == null ? limit : limit + " " + Words.name(look, grade.name()),
        prepay.state(),
        prepay.state() == Prepay.State.REST_DUE ? prepay.rest().minor() : 0);
  }

  private static String limit(Formats formats, Limit limit) {
    return switch (limit) {
      case Limit.FullTank full -> "";
      case Limit.ByAmount by -> formats.symbol() + formats.brief(by.amount().minor());
      case Limit.ByVolume by -> Words.litres(formats, by.volume().millilitres());
    };
  }

  /**
   * What a litre costs at the nozzle: as the pump shows it, else as pumps were last told, else as
   * the till has it.
   */
  private static @Nullable UnitPrice price(Hose hose, TillSnapshot till, @Nullable Long shown) {
    FuelGrade grade = till.book().grade(hose.grade());
    if (shown != null) {
      return new UnitPrice(shown);
    }
    return grade == null ? null : till.state().sign().atThePumps(grade).price();
  }

  private HoseRow hose(
      Hose hose,
      PumpStatus status,
      @Nullable UnitPrice price,
      TillSnapshot till,
      @Nullable Totaliser totals) {
    FuelGrade grade = till.book().grade(hose.grade());
    boolean lifted = status.hose().nozzle() == hose.nozzle() && status.state() != PumpState.IDLE;
    return new HoseRow(
        hose.nozzle(),
        grade == null ? Integer.toString(hose.grade()) : Words.name(look, grade.name()),
        price == null ? "–" : look.formats().unitPrice(price),
        grade == null || grade.price().equals(price)
            ? ""
            : look.texts().text("fuel.tillprice", look.formats().unitPrice(grade.price())),
        totals == null ? "" : look.formats().litres(totals.volumeMillilitres()),
        totals == null ? "" : look.formats().money(totals.amountMinor()),
        lifted);
  }

  private String sentence(int pump, PumpStatus status, FuelBook fuel, PumpBoard board) {
    Refusal trouble = board.trouble();
    if (trouble != null) {
      return ForecourtSentences.sentence(trouble, look.texts().language().locale());
    }
    if (fuel.isStopped(pump) && !status.state().isReleased()) {
      return look.texts().text("fuel.heldstopped");
    }
    return status.user().isEmpty() ? "" : look.texts().text("fuel.heldby", status.user());
  }

  private static Set<PumpAct> possible(
      int pump, PumpStatus status, FuelBook fuel, PumpBoard board) {
    Set<PumpAct> acts = EnumSet.noneOf(PumpAct.class);
    boolean released = fuel.releases().containsKey(pump);
    boolean promised =
        fuel.prepaysOf(pump).stream().anyMatch(p -> p.state() != Prepay.State.REST_DUE);
    switch (status.state()) {
      case IDLE, CALLING -> {
        if (fuel.isStopped(pump)) {
          acts.add(PumpAct.RESTART);
        } else if (!released && !promised) {
          acts.add(PumpAct.AUTHORISE);
          acts.add(PumpAct.PREPAY);
        }
        acts.add(PumpAct.READ_TOTALS);
      }
      case AUTHORISED -> acts.add(PumpAct.STOP);
      case STARTED, FUELLING -> {
        acts.add(PumpAct.STOP);
        acts.add(PumpAct.SUSPEND);
      }
      case SUSPENDED_STARTED, SUSPENDED_FUELLING -> {
        acts.add(PumpAct.STOP);
        acts.add(PumpAct.RESUME);
      }
      case CLOSED -> acts.add(PumpAct.RESTART);
      case INOPERATIVE -> {}
    }
    boolean flowing =
        switch (status.state()) {
          case STARTED, SUSPENDED_STARTED, FUELLING, SUSPENDED_FUELLING -> true;
          case INOPERATIVE, CLOSED, IDLE, CALLING, AUTHORISED -> false;
        };
    if (released && !flowing) {
      acts.add(PumpAct.CLEAR_RELEASE);
    }
    if (!board.online()) {
      acts.retainAll(EnumSet.of(PumpAct.STOP, PumpAct.CLEAR_RELEASE));
    }
    return acts;
  }
}
