package canopy.till.sale;

import canopy.core.command.Original;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.Basket;
import canopy.till.catalogue.search.Shelf;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.operator.signin.SaidNotice;
import canopy.till.station.Master;
import canopy.till.tender.TenderController;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The sale screen at work: what the cashier does becomes commands, what the till knows becomes
 * rows. FX thread.
 */
public final class SaleController implements SaleActions, TenderController.Host {
  private static final int HITS = 12;

  private final Surroundings around;
  private final TillLoop loop;
  private final Shelf shelf;
  private final SaleHost host;
  private final SaleModel model;
  private final SaleScreen screen;
  private final TenderController tender;
  private final Scans scans;
  private final LineEdits edits;
  private final FunctionKeys keys;
  private final SaidNotice said;
  private final PaidAside paidAside;
  private String shownSale = "";
  private int shownLines;
  private String query = "";

  public SaleController(
      Surroundings around,
      TillLoop loop,
      Requests requests,
      Shelf shelf,
      TenderController.Paying paying,
      SaleHost host) {
    this.around = around;
    this.loop = loop;
    this.shelf = shelf;
    this.host = host;
    this.model = new SaleModel(around.header(), around.pumps());
    this.tender = new TenderController(around.look(), requests, loop::snapshot, paying, this);
    this.scans =
        new Scans(
            around.look(),
            model,
            loop,
            requests,
            new Scans.Elsewhere(paying.settings().codeRules(), host::openReceipt, this::scanToPay),
            () -> show(loop.snapshot()));
    this.edits = new LineEdits(around.look(), loop, requests, model.notice::set);
    this.keys =
        new FunctionKeys(
            around.look(), loop, requests, host, model.notice::set, () -> model.notice.set(null));
    model.takesCodes.set(paying.settings().takesCodes());
    this.screen = new SaleScreen(around.look(), model, this);
    this.paidAside = new PaidAside(around.look().formats());
    this.said = new SaidNotice(model.notice, loop::snapshot);
    around.header().health.subscribe(tender::follow);
    around.header().training.subscribe(tender::practise);
    around.look().texts().languageProperty().addListener((source, before, now) -> reword());
  }

  public Screen screen() {
    return screen;
  }

  /** Something to say above the basket. */
  public void say(Notice notice) {
    model.notice.set(notice);
  }

  /** Puts goods and departments into words again: other goods, or another language. */
  public void reword() {
    show(loop.snapshot());
    model.departments.set(rows().departments(shelf.hotKeys()));
    model.hotKeys.set(rows().keys(shelf.hotKeys(), model.department.get()));
    model.reasons.set(rows().reasons(master().shifts()));
    model.shifts.set(master().shifts());
    search(query);
  }

  /** Shows the till as it is now. */
  public void show(TillSnapshot snapshot) {
    Sale sale = snapshot.open();
    Totals totals = snapshot.totals();
    String id = sale == null ? "" : sale.id();
    said.follow(snapshot);
    paidAside.follow(snapshot.state()).ifPresent(model.notice::set);
    if (!id.equals(shownSale)) {
      shownSale = id;
      shownLines = 0;
      if (sale == null) {
        scans.forgetAll();
      }
    }
    List<BasketLine> rows = new ArrayList<>();
    if (sale != null && totals != null) {
      rows.addAll(rows().rows(sale, totals));
      chooseNewest(sale);
    }
    rows.addAll(scans.unknown());
    if (rows.isEmpty()) {
      model.chosenLine.set("");
    }
    model.lines.set(rows);
    Basket basket = snapshot.state().basket();
    model.showsSale(id, basket.held().isEmpty() && basket.aside().isEmpty());
    model.showTotals(sale, totals);
    model.heldSales.set(basket.held().size());
    model.lastSale.set(rows().lastSale(basket.last(), snapshot.day()));
    if (tender.screen().equals(model.side.get())) {
      tender.show(snapshot);
      if (sale == null && tender.idle()) {
        closeTender();
      }
    }
  }

  private void chooseNewest(Sale sale) {
    boolean grown = sale.lines().size() > shownLines;
    shownLines = sale.lines().size();
    boolean gone =
        sale.activeLines().stream()
            .noneMatch(line -> Integer.toString(line.no()).equals(model.chosenLine.get()));
    if (grown || gone) {
      List<Line> active = sale.activeLines();
      model.chosenLine.set(active.isEmpty() ? "" : Integer.toString(active.getLast().no()));
    }
  }

  private Rows rows() {
    return new Rows(around.look(), master().station().currency());
  }

  private Master master() {
    return (Master) loop.snapshot().book();
  }

  @Override
  public void scan(String code) {
    if (tender.showsResult()) {
      tender.next();
    }
    scans.scan(code);
  }

  @Override
  public void search(String typed) {
    query = typed;
    if (typed.isBlank()) {
      model.hits.set(List.of());
    } else {
      shelf.search(typed, HITS, found -> model.hits.set(rows().hits(found, master().catalogue())));
    }
  }

  @Override
  public void addArticle(String articleId) {
    scans.addArticle(articleId);
  }

  @Override
  public void chooseDepartment(String departmentId) {
    model.department.set(departmentId);
    model.hotKeys.set(rows().keys(shelf.hotKeys(), departmentId));
  }

  @Override
  public void changeQuantity(String lineId, BigDecimal quantity) {
    edits.changeQuantity(lineId, quantity, "");
  }

  @Override
  public void reduce(String lineId, BigDecimal quantity, String reason) {
    edits.changeQuantity(lineId, quantity, reason);
  }

  @Override
  public void addQuantity(String lineId, int pieces) {
    edits.addQuantity(lineId, pieces);
  }

  @Override
  public void overridePrice(String lineId, BigDecimal price, String reason) {
    edits.overridePrice(lineId, price, reason);
  }

  @Override
  public void explain(String reason) {
    edits.writeNote(reason);
  }

  @Override
  public void discountPercent(String lineId, BigDecimal percent, String reason) {
    edits.discountPercent(lineId, percent, reason);
  }

  @Override
  public void discountAmount(String lineId, BigDecimal amount, String reason) {
    edits.discountAmount(lineId, amount, reason);
  }

  @Override
  public void discountSalePercent(BigDecimal percent, String reason) {
    edits.discountSalePercent(percent, reason);
  }

  @Override
  public void discountSaleAmount(BigDecimal amount, String reason) {
    edits.discountSaleAmount(amount, reason);
  }

  @Override
  public void writeNote(String lineId, String note) {
    edits.writeNote(lineId, note);
  }

  @Override
  public void voidLine(String lineId, String reason) {
    if (lineId.startsWith("x")) {
      scans.forget(lineId);
    } else {
      edits.voidLine(lineId, reason);
    }
  }

  @Override
  public void voidSale(String reason) {
    if (shownSale.isEmpty() && !scans.unknown().isEmpty()) {
      scans.forgetAll();
      show(loop.snapshot());
    } else {
      keys.voidSale(reason);
    }
  }

  /** Tells when the cashier begins and ceases to take money. */
  public void whenPaying(Consumer<Boolean> told) {
    model.side.addListener((source, before, now) -> told.accept(tender.screen().equals(now)));
  }

  /** The total is known only when the change before it is made. */
  @Override
  public void pay() {
    edits.whenMade(this::takeMoney);
  }

  /** A sale that comes to nothing needs no tender. */
  private void takeMoney() {
    TillSnapshot now = loop.snapshot();
    Sale sale = now.open();
    Totals totals = now.totals();
    boolean begun = tender.screen().equals(model.side.get());
    if (sale == null || totals == null || sale.isEmpty() || begun) {
      return;
    }
    model.asksForMoney(sale.id());
    tender.begin();
    model.side.set(tender.screen());
    if (totals.total().isZero()) {
      tender.closeAtZero(sale);
    }
  }

  /** The customer's phone was scanned with goods in the basket: that is how it is to be paid. */
  private void scanToPay(String code) {
    edits.whenMade(() -> takeMoney(code));
  }

  private void takeMoney(String code) {
    takeMoney();
    if (tender.screen().equals(model.side.get())) {
      tender.scanToPay(code);
    } else {
      say(Notice.of(Notice.Level.REFUSED, "sale.paymentcode"));
    }
  }

  @Override
  public void findSale(String saleId, Consumer<Original> found, Consumer<Notice> missing) {
    host.findSale(saleId, found, missing);
  }

  /** The countdown of a payment, and of a sentence that only says that something is done. */
  public void tick(Instant now) {
    tender.tick(now);
    said.tick();
  }

  @Override
  public void closeTender() {
    if (tender.screen().equals(model.side.get())) {
      model.side.set(null);
    }
  }

  @Override
  public void hold() {
    edits.whenMade(keys::hold);
  }

  @Override
  public void recall() {
    keys.recall();
  }

  @Override
  public void refund() {
    host.go(Place.RECEIPTS);
  }

  @Override
  public void reprint() {
    keys.reprint();
  }

  @Override
  public void reprint(String saleId) {
    keys.reprint(saleId);
  }

  @Override
  public void prepay(int pump) {
    keys.atPump(pump, host::prepay);
  }

  @Override
  public void openDrawer(String reason) {
    keys.openDrawer(reason);
  }

  @Override
  public void go(Place place) {
    host.go(place);
  }

  @Override
  public void switchLanguage() {
    host.switchLanguage();
  }

  @Override
  public void switchTheme() {
    host.switchTheme();
  }

  @Override
  public void stopAll() {
    around.headerActions().stopAll();
  }

  @Override
  public void lock() {
    around.headerActions().lock();
  }

  @Override
  public void showPerson() {
    around.headerActions().showPerson();
  }

  @Override
  public void restartAll() {
    around.pumpActions().restartAll();
  }

  @Override
  public void tap(int pump) {
    keys.atPump(pump, around.pumpActions()::tap);
  }

  @Override
  public void open(int pump) {
    keys.atPump(pump, around.pumpActions()::open);
  }

  @Override
  public void takeFill(String fillId) {
    around.pumpActions().takeFill(fillId);
  }
}
