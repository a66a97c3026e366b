package canopy.till.sale.held;

import canopy.core.command.SaleCommand;
import canopy.core.operator.Operator;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Volume;
import canopy.core.sale.Line;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.state.HeldSale;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Shows the held sales and takes one back. FX thread. */
public final class HeldController implements HeldActions {
  private static final int CONTENT_LINES = 3;

  private final Surroundings around;
  private final Requests requests;
  private final Clock clock;
  private final HeldModel model = new HeldModel();
  private final HeldScreen screen;

  public HeldController(Surroundings around, Requests requests, Clock clock) {
    this.around = around;
    this.requests = requests;
    this.clock = clock;
    this.screen = new HeldScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** Shows what is held now, and nothing of what was said before. */
  public void open(TillSnapshot snapshot) {
    model.notice.set(null);
    show(snapshot);
  }

  /** Shows what is held now; also to be called now and then, for the ages. */
  public void show(TillSnapshot snapshot) {
    Pricing pricing = new Pricing(snapshot.book()::taxClass);
    model.cards.set(
        snapshot.state().basket().held().stream()
            .map(held -> card(held, pricing, snapshot))
            .toList());
  }

  private HeldCard card(HeldSale held, Pricing pricing, TillSnapshot snapshot) {
    Sale sale = held.sale();
    Operator cashier = snapshot.book().operator(sale.cashier());
    List<Line> lines = sale.activeLines();
    return new HeldCard(
        sale.id(),
        held.label(),
        Math.max(0, Duration.between(held.heldAt(), clock.instant()).toMinutes()),
        cashier == null ? sale.cashier() : cashier.name(),
        lines.size(),
        lines.stream().limit(CONTENT_LINES).map(line -> written(around.look(), line)).toList(),
        pricing.totals(sale).total().minor(),
        sale.kind() == Sale.Kind.REFUND);
  }

  private static String written(Look look, Line line) {
    String name = Words.name(look, line.name());
    return switch (line) {
      case Line.Goods goods -> counted(name, goods.quantity());
      case Line.Return back -> {
        Volume volume = back.volume();
        yield volume == null
            ? counted(name, back.quantity())
            : name + "  " + Words.litres(look.formats(), volume.millilitres());
      }
      case Line.FuelFill fuel ->
          name + "  " + Words.litres(look.formats(), fuel.fill().volume().millilitres());
      case Line.FuelPrepay prepay -> name;
      case Line.PrepayRest rest -> name;
    };
  }

  private static String counted(String name, Quantity quantity) {
    return quantity.equals(Quantity.ONE) ? name : name + " × " + Words.quantity(quantity);
  }

  @Override
  public void recall(String saleId) {
    model.notice.set(null);
    requests.submit(
        new SaleCommand.Recall(saleId),
        saleId,
        model.notice::set,
        done -> around.navigation().go(Place.SALE));
  }
}
