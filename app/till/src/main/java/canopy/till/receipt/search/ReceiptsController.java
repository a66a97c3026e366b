package canopy.till.receipt.search;

import canopy.core.command.CounterCommand;
import canopy.core.command.Original;
import canopy.core.command.SaleCommand;
import canopy.core.sale.Sale;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.store.query.QueryThread;
import canopy.till.store.query.ReceiptFilter;
import canopy.till.store.query.ReceiptPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds receipts in the store, has copies printed, and turns chosen lines into a refund. FX thread;
 * the store is asked on its own thread.
 */
public final class ReceiptsController implements ReceiptsActions {
  private static final int MOST_ROWS = 200;

  private final Surroundings around;
  private final Look look;
  private final Requests requests;
  private final TillLoop loop;
  private final QueryThread store;
  private final Supplier<String> station;
  private final LongConsumer awaitStored;
  private final Runnable payOut;
  private final ReceiptsModel model = new ReceiptsModel();
  private final ReceiptsScreen screen;
  private @Nullable Original original;
  private List<ReceiptPage> pages = List.of();
  private boolean rewording;
  private String wanted = "";
  private long asked;

  /**
   * @param station the station's name as it stands on the receipt
   * @param awaitStored waits, on the query thread, until the store has the journal's given place
   * @param payOut goes on to giving the money back, once the goods are in the sale
   */
  public ReceiptsController(
      Surroundings around,
      Requests requests,
      TillLoop loop,
      QueryThread store,
      Supplier<String> station,
      LongConsumer awaitStored,
      Runnable payOut) {
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.loop = loop;
    this.store = store;
    this.station = station;
    this.awaitStored = awaitStored;
    this.payOut = payOut;
    this.screen = new ReceiptsScreen(around, model, this);
    look.texts().languageProperty().addListener((source, before, now) -> reword());
  }

  public Screen screen() {
    return screen;
  }

  /** In another language; what is chosen for a refund stays chosen. */
  private void reword() {
    rewording = true;
    put(pages, loop.snapshot());
    rewording = false;
    Original found = original;
    if (found != null) {
      List<RefundLine> before = model.refundLines.get();
      show(found);
      put(RefundLines.choosingAs(before, model.refundLines.get()));
    }
  }

  /** The screen is about to be shown: the newest receipt is chosen, not the one chosen last. */
  public void open() {
    begin(Period.TODAY);
    original = null;
    model.selected.set(null);
    model.rows.set(List.of());
    search();
  }

  private void begin(Period period) {
    model.notice.set(null);
    model.query.set("");
    model.period.set(period);
    model.refunding.set(false);
  }

  /** Shows one receipt alone: beside others, an earlier choice would come before it. */
  public void open(String saleId) {
    begin(Period.ALL);
    scanned(saleId);
  }

  /**
   * Looks an earlier sale up for another screen.
   *
   * @param missing gets a sentence if there is none
   */
  public void find(String saleId, Consumer<Original> found, Consumer<Notice> missing) {
    long seq = loop.snapshot().state().seq();
    var _ =
        store
            .ask(
                reader -> {
                  awaitStored.accept(seq);
                  return reader.original(saleId);
                })
            .whenComplete(
                (answer, failure) ->
                    Fx.run(
                        () -> {
                          if (failure != null) {
                            missing.accept(Notice.of(Notice.Level.WARNING, "receipts.storedown"));
                          } else if (answer.isEmpty()) {
                            missing.accept(
                                Notice.of(Notice.Level.REFUSED, "receipts.notfound", saleId));
                          } else {
                            found.accept(answer.get());
                          }
                        }));
  }

  @Override
  public void choosePeriod(Period period) {
    model.period.set(period);
    search();
  }

  @Override
  public void search() {
    asked++;
    long mine = asked;
    TillSnapshot now = loop.snapshot();
    List<ReceiptFilter> filters = filters(model.query.get().strip(), now.day());
    var _ =
        store
            .ask(
                reader -> {
                  awaitStored.accept(now.state().seq());
                  return read(reader, filters);
                })
            .whenComplete(
                (found, failure) ->
                    Fx.run(
                        () -> {
                          if (mine != asked) {
                            return;
                          }
                          if (failure != null) {
                            model.notice.set(Notice.of(Notice.Level.WARNING, "receipts.storedown"));
                          } else {
                            put(found, now);
                          }
                        }));
  }

  /** A number, or an amount: what was typed may be either. */
  private List<ReceiptFilter> filters(String query, LocalDate today) {
    @Nullable LocalDate day =
        switch (model.period.get()) {
          case TODAY -> today;
          case YESTERDAY -> today.minusDays(1);
          case WEEK, ALL -> null;
        };
    if (query.isEmpty()) {
      return List.of(new ReceiptFilter(null, day, null, null, null));
    }
    ReceiptFilter byNumber = new ReceiptFilter(query, day, null, null, null);
    Optional<Long> amount = look.formats().typedMoney(query.replace(',', '.'));
    return amount.isPresent()
        ? List.of(byNumber, new ReceiptFilter(null, day, amount.get(), null, null))
        : List.of(byNumber);
  }

  private static List<ReceiptPage> read(StoreReader reader, List<ReceiptFilter> filters)
      throws StoreUnavailable {
    List<ReceiptPage> found = new ArrayList<>();
    for (ReceiptFilter filter : filters) {
      found.add(reader.receipts(filter, StoreReader.NEWEST, MOST_ROWS));
    }
    return found;
  }

  private void put(List<ReceiptPage> found, TillSnapshot now) {
    pages = found;
    LocalDate since = model.period.get() == Period.WEEK ? now.day().minusDays(6) : LocalDate.MIN;
    model.rows.set(
        pages.stream()
            .flatMap(page -> page.rows().stream())
            .filter(row -> !row.day().isBefore(since))
            .sorted((a, b) -> Long.compare(b.seq(), a.seq()))
            .distinct()
            .limit(MOST_ROWS)
            .map(row -> ReceiptRow.of(row, look, now.book()))
            .toList());
    model.more.set(pages.stream().anyMatch(page -> page.more() > 0));
  }

  @Override
  public void select(@Nullable ReceiptRow row) {
    if (row == null) {
      leaveIfGone();
      return;
    }
    boolean same = rewording && original != null && row.id().equals(original.sale().id());
    model.selected.set(row);
    if (same) {
      return;
    }
    model.refunding.set(false);
    read(row.id(), () -> {});
  }

  /** What is no longer listed can be neither copied nor refunded. */
  private void leaveIfGone() {
    ReceiptRow chosen = model.selected.get();
    if (chosen != null
        && model.rows.get().stream().noneMatch(listed -> listed.id().equals(chosen.id()))) {
      wanted = "";
      original = null;
      model.selected.set(null);
      model.preview.set(List.of());
      model.refunding.set(false);
      put(List.<RefundLine>of());
    }
  }

  /** Reads a receipt afresh: what came back of it and how often it was copied may have changed. */
  private void read(String id, Runnable then) {
    original = null;
    wanted = id;
    find(
        id,
        found -> {
          if (id.equals(wanted)) { // Another may have been chosen meanwhile.
            show(found);
            then.run();
          }
        },
        missing -> {
          look.sounds().play(Tone.REFUSED);
          model.notice.set(missing);
        });
  }

  private void show(Original found) {
    original = found;
    if (model.selected.get() == null) {
      model.selected.set(ReceiptRow.unlisted(found, look));
    }
    model.preview.set(ReceiptPreview.of(found, station.get(), look, loop.snapshot().book()));
    put(RefundLines.of(found, look));
  }

  private void put(List<RefundLine> lines) {
    model.refundLines.set(lines);
    Original found = original;
    model.refundMinor.set(found == null ? 0 : RefundLines.sum(found, lines));
  }

  @Override
  public boolean scanned(String code) {
    model.query.set(code);
    model.period.set(Period.ALL);
    search();
    read(code, () -> model.refunding.set(false));
    return true;
  }

  @Override
  public void reprint() {
    Original found = original;
    if (found == null) {
      return;
    }
    String id = found.sale().id();
    requests.submit(
        new CounterCommand.Reprint(found),
        id,
        model.notice::set,
        done -> {
          model.notice.set(Notice.of(Notice.Level.DONE, "receipts.printing", found.copies() + 1));
          read(id, () -> {});
        });
  }

  @Override
  public void startRefund() {
    Original found = original;
    if (found == null) {
      return;
    }
    if (found.sale().kind() == Sale.Kind.REFUND
        || model.refundLines.get().stream().allMatch(line -> line.left() == 0)) {
      look.sounds().play(Tone.REFUSED);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "receipts.nothing"));
    } else {
      model.notice.set(null);
      model.refunding.set(true);
    }
  }

  @Override
  public void stopRefund() {
    model.refunding.set(false);
    put(model.refundLines.get().stream().map(line -> line.choosing(0)).toList());
  }

  @Override
  public void chooseUnits(int lineNo, long units) {
    put(
        model.refundLines.get().stream()
            .map(line -> line.no() == lineNo ? line.choosing(units) : line)
            .toList());
  }

  @Override
  public void chooseAll() {
    put(model.refundLines.get().stream().map(line -> line.choosing(line.left())).toList());
  }

  @Override
  public void refundChosen() {
    Original found = original;
    if (found == null || !model.refunding.get()) {
      return;
    }
    List<SaleCommand> lines =
        model.refundLines.get().stream()
            .filter(line -> line.chosen() > 0)
            .<SaleCommand>map(line -> new SaleCommand.ReturnUnits(found, line.no(), line.chosen()))
            .toList();
    if (!lines.isEmpty()) {
      requests.submitAll(
          lines,
          found.sale().id() + " · " + look.formats().amount(model.refundMinor.get()),
          model.notice::set,
          this::payOut);
    }
  }

  private void payOut() {
    model.refunding.set(false);
    payOut.run();
  }

  @Override
  public void refundWithoutReceipt() {
    requests.submit(
        new SaleCommand.StartBlindRefund(),
        "",
        model.notice::set,
        done -> around.navigation().go(Place.SALE));
  }
}
