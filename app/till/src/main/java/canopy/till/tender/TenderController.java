package canopy.till.tender;

import canopy.core.catalogue.Names;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.Original;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.tender.Tender;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.ChannelState;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.ScanSettings;
import canopy.till.station.Master;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Health;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Looks up how an earlier sale was paid; nothing happens if it cannot be found. */
    void findSale(String saleId, Consumer<Original> found, Consumer<Notice> missing);
  }

  /**
   * What pays by scanning, and how it is set up.
   *
   * @param faults why accounts could not be opened, by channel: keys of a few words
   */
  public record Paying(PaymentDesk desk, ScanSettings settings, Map<String, String> faults) {}

  private final Look look;
  private final Requests requests;
  private final Supplier<TillSnapshot> till;
  private final Host host;
  private final TenderModel model = new TenderModel();
  private final Dues dues;
  private final PaymentDesk desk;
  private final ScanPay scans;
  private final TenderScreen screen;
  private Map<String, ChannelState> reached = Map.of();

  public TenderController(
      Look look, Requests requests, Supplier<TillSnapshot> till, Paying paying, Host host) {
    this.look = look;
    this.desk = paying.desk();
    this.dues = new Dues(model, paying.faults());
    this.requests = requests;
    this.till = till;
    this.host = host;
    this.scans = new ScanPay(look, requests, till, paying, model, this::scannedAndPaid, host);
    this.screen = new TenderScreen(look, model, this, scans);
  }

  public Screen screen() {
    return screen;
  }

  /** Begins to take money for the sale that is open now. */
  public void begin() {
    model.notice.set(null);
    model.busy.set(false);
    model.choose();
    model.paidBy.set(Set.of());
    show(till.get());
    lookHowPaid(till.get().open());
  }

  /** Money goes back best the way it came: the tiles of a refund say which way that was. */
  private void lookHowPaid(@Nullable Sale refund) {
    String from = refund == null ? null : refund.refundOf();
    if (refund == null || from == null) {
      return;
    }
    String id = refund.id();
    host.findSale(
        from,
        original -> {
          Sale now = till.get().open();
          if (now != null && now.id().equals(id)) {
            model.paidBy.set(
                original.sale().tenders().stream().map(Tender::kind).collect(Collectors.toSet()));
          }
        },
        missing -> {}); // Whoever then chooses a tile is told.
  }

  /** Follows the badges, for what is said of the receipt. */
  public void follow(List<Health> health) {
    model.printerDown.set(
        health.stream()
            .anyMatch(
                badge ->
                    badge.part() == Health.Part.PRINTER && badge.level() == Health.Level.DOWN));
  }

  /** Whether nothing counts that is paid here. */
  public void practise(boolean training) {
    model.training.set(training);
  }

  /** Whether nothing is on its way and no result waits to be seen. */
  public boolean idle() {
    return !model.busy.get() && !showsResult();
  }

  /** Whether the result of a sale is being shown. */
  public boolean showsResult() {
    return model.finished();
  }

  /** Shows what is left to pay. */
  public void show(TillSnapshot snapshot) {
    long before = model.remainingMinor.get();
    reached = desk.channels();
    dues.show(snapshot, look.texts().language(), reached);
    model.refit(before);
    scans.follow(snapshot);
  }

  /** A code on the customer's phone was scanned before anybody chose how to pay. */
  public void scanToPay(String code) {
    scans.scan(code, model.remainingMinor.get());
  }

  /** The countdown, and channels that are lost or back; once a second. */
  public void tick(Instant now) {
    if (!reached.equals(desk.channels())) {
      show(till.get());
    }
    scans.tick(now);
  }

  private void scannedAndPaid(CompletedSale sale) {
    boolean cash =
        sale.tenders().stream()
            .anyMatch(tender -> tender.type() == canopy.core.tender.TenderKind.Type.CASH);
    finished(sale, cash);
  }

  @Override
  public void cash(long givenMinor) {
    ((Master) till.get().book())
        .config().tenders().stream()
            .filter(kind -> kind.type() == canopy.core.tender.TenderKind.Type.CASH)
            .findFirst()
            .ifPresent(kind -> pay(kind.id(), givenMinor, ""));
  }

  /** The sale and its tenders as seen now go along, so a second press cannot pay twice. */
  @Override
  public void pay(String kindId, long amountMinor, String reference) {
    TillSnapshot now = till.get();
    Sale sale = now.open();
    Totals totals = now.totals();
    if (sale == null || totals == null) {
      return;
    }
    if (scans.isPaymentCode(reference)) {
      // A code from a customer's phone must not get into the journal.
      look.sounds().play(Tone.REFUSED);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "tender.paymentcode"));
      return;
    }
    Money amount =
        Money.of(totals.total().isNegative() ? -amountMinor : amountMinor, sale.currency());
    submit(
        new TenderCommand.Take(
            sale.id(), sale.tenders().size(), kindId, amount, reference, isOtherWay(kindId)),
        about(sale, kindId, amount));
  }

  /** What a second person says yes to. */
  private String about(Sale sale, String kindId, Money amount) {
    String about = sale.id() + " · " + look.formats().amount(amount.minor());
    if (isOtherWay(kindId)) {
      String came = model.paidBy.get().stream().map(this::name).collect(Collectors.joining(", "));
      about += " · " + look.texts().text("tender.insteadof", name(kindId), came);
    }
    return sale.note().isEmpty() ? about : about + " · " + sale.note();
  }

  private String name(String kindId) {
    var kind = till.get().book().tender(kindId);
    return kind == null ? kindId : kind.name().in(look.texts().language().rules());
  }

  /** Whether a refund goes out in cash of a sale that was paid in other ways only. */
  private boolean isOtherWay(String kindId) {
    Set<String> came = model.paidBy.get();
    return isCash(kindId) && !came.isEmpty() && came.stream().noneMatch(this::isCash);
  }

  private boolean isCash(String kindId) {
    var kind = till.get().book().tender(kindId);
    return kind != null && kind.type() == canopy.core.tender.TenderKind.Type.CASH;
  }

  /** Completes a sale that comes to nothing. */
  public void closeAtZero(Sale sale) {
    submit(new TenderCommand.CloseAtZero(sale.id()), sale.id());
  }

  private void submit(Command command, String saleId) {
    if (model.busy.get()) {
      return;
    }
    model.busy.set(true);
    requests.submit(
        command,
        saleId,
        notice -> {
          model.busy.set(false);
          model.notice.set(notice);
        },
        this::taken);
  }

  private void taken(Outcome.Done done) {
    model.busy.set(false);
    model.notice.set(null);
    boolean drawerOpen =
        done.events().stream()
            .map(Recorded::event)
            .anyMatch(event -> event instanceof DeviceEvent.DrawerOpened);
    done.events().stream()
        .map(Recorded::event)
        .filter(SaleEvent.Completed.class::isInstance)
        .map(event -> ((SaleEvent.Completed) event).sale())
        .findFirst()
        .ifPresentOrElse(sale -> finished(sale, drawerOpen), model::choose);
  }

  private void finished(CompletedSale sale, boolean drawerOpen) {
    Master master = (Master) till.get().book();
    boolean drawerWanted =
        sale.tenders().stream()
            .map(tender -> master.tender(tender.kind()))
            .anyMatch(kind -> kind != null && kind.opensDrawer());
    boolean payout = sale.totals().total().isNegative();
    model.stage.set(
        new TenderStage.Finished(
            payout,
            Math.abs(sale.totals().total().minor()),
            sale.tenders().stream().map(tender -> part(tender, master, payout)).toList(),
            sale.change().minor(),
            drawerWanted,
            drawerOpen,
            sale.id()));
  }

  private static TenderStage.Finished.Part part(Tender tender, Master master, boolean payout) {
    var kind = master.tender(tender.kind());
    Money amount = payout ? tender.kept() : tender.given();
    return new TenderStage.Finished.Part(
        kind == null ? new Names(tender.kind(), tender.kind(), tender.kind()) : kind.name(),
        Math.abs(amount.minor()),
        tender.type() == canopy.core.tender.TenderKind.Type.CASH);
  }

  @Override
  public void takeBack(String paidId) {
    Sale sale = till.get().open();
    if (sale != null && !sale.tenders().isEmpty() && sale.tenders().getLast().order() != null) {
      scans.giveBack(sale, sale.tenders().getLast());
    } else if (sale != null) {
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
    model.choose();
    host.closeTender();
  }

  @Override
  public void scanNext(String code) {
    next();
    host.scan(code);
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
    if (model.stage.get() instanceof TenderStage.Finished result) {
      host.reprint(result.receiptNumber());
    }
  }
}
