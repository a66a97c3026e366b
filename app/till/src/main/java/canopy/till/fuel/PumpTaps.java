package canopy.till.fuel;

import canopy.core.command.Command;
import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.FuelBook;
import canopy.hardware.forecourt.PumpState;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import canopy.till.ui.pump.PumpActions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What a touch on a pump does, from wherever it is touched. FX thread. */
public final class PumpTaps implements PumpActions {
  private final TillLoop loop;
  private final Requests requests;
  private final Supplier<PumpBoard> board;
  private final Texts texts;
  private final Consumer<Notice> say;
  private final IntConsumer detail;

  /**
   * @param say gets the sentence if something is refused
   * @param detail opens a pump's own screen
   */
  public PumpTaps(
      TillLoop loop,
      Requests requests,
      Supplier<PumpBoard> board,
      Texts texts,
      Consumer<Notice> say,
      IntConsumer detail) {
    this.loop = loop;
    this.requests = requests;
    this.board = board;
    this.texts = texts;
    this.say = say;
    this.detail = detail;
  }

  @Override
  public void tap(int pump) {
    TillSnapshot now = loop.snapshot();
    boolean calls = board.get().status(pump).state() == PumpState.CALLING;
    Optional<Prepay> rest =
        now.state().fuel().prepaysOf(pump).stream()
            .filter(prepay -> prepay.state() == Prepay.State.REST_DUE)
            .findFirst();
    Optional<Fill> unpaid =
        now.state().fuel().unpaidOf(pump).stream()
            .filter(fill -> now.state().basket().saleWithFill(fill.key()).isEmpty())
            .findFirst();
    if (calls && !now.state().fuel().releases().containsKey(pump)) {
      String request = UUID.randomUUID().toString();
      submit(new FuelCommand.Authorise(request, pump, new Limit.FullTank(), false), pump);
    } else if (rest.isPresent()) {
      submit(new SaleCommand.ReturnRest(rest.get().id()), pump);
    } else if (unpaid.isPresent()) {
      submit(new SaleCommand.TakeFill(unpaid.get().key()), pump);
    } else {
      open(pump);
    }
  }

  @Override
  public void open(int pump) {
    detail.accept(pump);
  }

  /** A fill that lies in the open sale is given back. */
  @Override
  public void takeFill(String fillId) {
    Sale open = loop.snapshot().open();
    if (open != null) {
      for (Line line : open.activeLines()) {
        if (line instanceof Line.FuelFill fuel && fuel.fill().key().equals(fillId)) {
          submit(new SaleCommand.VoidLine(line.no()), fuel.fill().pump());
          return;
        }
      }
    }
    submit(new SaleCommand.TakeFill(fillId), 0);
  }

  /** Pumps that do not answer stay held. */
  @Override
  public void restartAll() {
    FuelBook fuel = loop.snapshot().state().fuel();
    List<FuelCommand> restarts =
        IntStream.rangeClosed(1, loop.snapshot().book().station().pumps())
            .filter(fuel::isStopped)
            .filter(pump -> board.get().online())
            .filter(pump -> board.get().status(pump).state() != PumpState.INOPERATIVE)
            .<FuelCommand>mapToObj(FuelCommand.RestartPump::new)
            .toList();
    if (restarts.isEmpty()) {
      say.accept(Notice.of(Notice.Level.REFUSED, "pump.unreachable"));
      return;
    }
    requests.submitAll(
        restarts,
        texts.text("pump.several", restarts.size()),
        say,
        () -> say.accept(Notice.of(Notice.Level.DONE, "pump.restarted", restarts.size())));
  }

  private void submit(Command command, int pump) {
    requests.submit(command, pump == 0 ? "" : texts.text("fuel.pumpnumber", pump), say, done -> {});
  }
}
