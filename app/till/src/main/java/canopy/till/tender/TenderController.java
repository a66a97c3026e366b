package canopy.till.tender;

import canopy.core.command.CounterCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.station.Master;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import java.util.List;
import java.util.function.Supplier;

/** Takes the money for the open sale, or pays a refund out. FX thread. */
public final class TenderController implements TenderActions {
  /** What the tender screen stands in. */
  public interface Host {
    /** Puts the articles back where the tender screen was. */
    void closeTender();

    /** A code that begins the next sale. */
    void scan(String code);

    /** Prints a copy of the receipt of a sale. */
    void reprint(String saleId);
  }

  private static final int SUGGESTIONS = 6;

  private final Look look;
  private final Requests requests;
  private final Supplier<TillSnapshot> till;
  private final Host host;
  private final TenderModel model = new TenderModel();
  private final TenderScreen screen;

  public TenderController(Look look, Requests requests, Supplier<TillSnapshot> till, Host host) {
    this.look = look;
    this.requests = requests;
    this.till = till;
    this.host = host;
    this.screen = new TenderScreen(look, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** Begins to take money for the sale that is open now. */
  public void begin() {
    model.result.set(null);
    model.notice.set(null);
    model.asking.set(null);
    model.busy.set(false);
    show(till.get());
  }

  /** Whether nothing is on its way and no result waits to be seen. */
  public boolean idle() {
    return !model.busy.get() && !showsResult();
  }

  /** Whether the result of a sale is being shown. */
  public boolean showsResult() {
    return model.result.get() != null;
  }

  /** Shows what is left to pay. */
  public void show(TillSnapshot snapshot) {
    Sale sale = snapshot.open();
    Totals totals = snapshot.totals();
    if (sale == null || totals == null) {
      return;
    }
    Settlement settlement = Settlement.of(totals.total(), sale.tenders());
    CashRounding rounding = snapshot.book().station().cashRounding();
    Money remaining = settlement.remaining();
    Money cash = settlement.dueInCash(rounding);
    model.totalMinor.set(Math.abs(totals.total().minor()));
    model.remainingMinor.set(Math.abs(remaining.minor()));
    model.remainingCashMinor.set(Math.abs(cash.minor()));
    model.quickCash.set(cash.isPositive() ? suggestions(cash) : List.of());
    model.kinds.set(kinds());
    model.paid.set(sale.tenders().stream().map(tender -> paid(sale, tender)).toList());
    if (totals.total().isNegative()) {
      model.notice.set(Notice.of(Notice.Level.INFO, "tender.payout"));
    }
  }

  private List<QuickCash> suggestions(Money due) {
    return canopy.core.tender.QuickCash.suggest(due, master().config().notesMinor(), SUGGESTIONS)
        .stream()
        .skip(1)
        .map(given -> new QuickCash(given.minor(), given.minus(due).minor()))
        .toList();
  }

  private List<TenderKind> kinds() {
    return master().config().tenders().stream()
        .filter(kind -> kind.type() != canopy.core.tender.TenderKind.Type.CASH)
        .map(
            kind ->
                new TenderKind(
                    kind.id(),
                    kind.name().in(look.texts().language().rules()),
                    icon(kind.type()),
                    kind.needsReference()))
        .toList();
  }

  private static Icon icon(canopy.core.tender.TenderKind.Type type) {
    return switch (type) {
      case CASH -> Icon.CASH;
      case CARD -> Icon.CARD;
      case VOUCHER -> Icon.VOUCHER;
      case ACCOUNT -> Icon.COMPANY;
    };
  }

  private Paid paid(Sale sale, Tender tender) {
    var kind = till.get().book().tender(tender.kind());
    String name = kind == null ? tender.kind() : kind.name().in(look.texts().language().rules());
    boolean newest = sale.tenders().getLast().no() == tender.no();
    return new Paid(Integer.toString(tender.no()), name, Math.abs(tender.kept().minor()), newest);
  }

  private Master master() {
    return (Master) till.get().book();
  }

  @Override
  public void cash(long givenMinor) {
    master().config().tenders().stream()
        .filter(kind -> kind.type() == canopy.core.tender.TenderKind.Type.CASH)
        .findFirst()
        .ifPresent(kind -> take(kind.id(), givenMinor, ""));
  }

  @Override
  public void pay(String kindId, long amountMinor, String reference) {
    take(kindId, amountMinor, reference);
  }

  /** The sale and its tenders as seen now go along, so a second press cannot pay twice. */
  private void take(String kind, long minor, String reference) {
    TillSnapshot now = till.get();
    Sale sale = now.open();
    Totals totals = now.totals();
    if (sale == null || totals == null || model.busy.get()) {
      return;
    }
    model.busy.set(true);
    long signed = totals.total().isNegative() ? -minor : minor;
    requests.submit(
        new TenderCommand.Take(
            sale.id(), sale.tenders().size(), kind, Money.of(signed, sale.currency()), reference),
        sale.id(),
        notice -> {
          model.busy.set(false);
          model.notice.set(notice);
        },
        this::taken);
  }

  private void taken(Outcome.Done done) {
    model.busy.set(false);
    model.asking.set(null);
    model.notice.set(null);
    boolean drawer = false;
    CompletedSale sale = null;
    for (Recorded recorded : done.events()) {
      drawer |= recorded.event() instanceof DeviceEvent.DrawerOpened;
      if (recorded.event() instanceof SaleEvent.Completed completed) {
        sale = completed.sale();
      }
    }
    if (sale != null) {
      finished(sale, drawer);
    }
  }

  private void finished(CompletedSale sale, boolean drawer) {
    long given = sale.tenders().stream().mapToLong(tender -> tender.given().minor()).sum();
    model.result.set(
        new TenderResult(
            Math.abs(sale.totals().total().minor()),
            Math.abs(given),
            sale.change().minor(),
            drawer,
            sale.id()));
  }

  /** Completes a sale that comes to nothing. */
  public void closeAtZero(Sale sale) {
    model.busy.set(true);
    requests.submit(
        new TenderCommand.CloseAtZero(sale.id()),
        sale.id(),
        notice -> {
          model.busy.set(false);
          model.notice.set(notice);
        },
        this::taken);
  }

  @Override
  public void takeBack(String paidId) {
    Sale sale = till.get().open();
    if (sale != null) {
      requests.submit(
          new TenderCommand.GiveBack(sale.id(), Integer.parseInt(paidId)),
          sale.id(),
          model.notice::set,
          done -> {});
    }
  }

  @Override
  public void back() {
    host.closeTender();
  }

  @Override
  public void next() {
    model.result.set(null);
    host.closeTender();
  }

  @Override
  public void scanNext(String code) {
    next();
    host.scan(code);
  }

  @Override
  public boolean scanVoucher(String code) {
    return false;
  }

  @Override
  public void openDrawer() {
    requests.submit(
        new CounterCommand.OpenDrawer(look.texts().text("tender.drawerreason")),
        "",
        model.notice::set,
        done -> {});
  }

  @Override
  public void printReceipt() {
    TenderResult result = model.result.get();
    if (result != null) {
      host.reprint(result.receiptNumber());
    }
  }
}
