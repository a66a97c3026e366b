package canopy.till.payment.bill;

import canopy.core.bill.Bill;
import canopy.core.bill.BillCheck;
import canopy.core.bill.BillDay;
import canopy.core.bill.Category;
import canopy.core.bill.CategorySum;
import canopy.core.bill.Reconciliation;
import canopy.core.bill.Resolution;
import canopy.core.command.BillCommand;
import canopy.core.state.BillBook;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.PaymentDesk;
import canopy.till.store.query.QueryThread;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.FileWork;
import canopy.till.ui.manage.OldNews;
import canopy.till.ui.manage.Surroundings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches or reads the channels' bills, compares them with the books, and does what a person
 * decides about the differences. FX thread.
 */
public final class BillController implements BillActions {
  private static final Logger LOG = LoggerFactory.getLogger(BillController.class);

  /**
   * Where the other side of a bill is.
   *
   * @param till the newest snapshot
   * @param desk fetches bills
   * @param store our books
   * @param awaitStored waits, on the query thread, until the store has the journal's given place
   * @param background a thread that may wait for the disk
   */
  public record Sources(
      Supplier<TillSnapshot> till,
      PaymentDesk desk,
      QueryThread store,
      LongConsumer awaitStored,
      Executor background) {}

  private final Look look;
  private final Requests requests;
  private final Sources sources;
  private final BillBooks books;
  private final BillFetch source;
  private final BillAttach attach;
  private final BillPort port;
  private final Clock clock;
  private final FileWork files;
  private final BillModel model = new BillModel();
  private final OldNews news = new OldNews();
  private final BillScreen screen;
  private List<BillRow> all = List.of();
  private @Nullable Reconciliation fresh;
  private @Nullable BillBook shown;
  private long asked;

  public BillController(
      Surroundings around, Requests requests, Sources sources, BillPort port, Clock clock) {
    this.look = around.look();
    this.files = around.files();
    this.requests = requests;
    this.sources = sources;
    this.books = new BillBooks(sources.store(), sources.awaitStored());
    this.source = new BillFetch(sources, model, this::compare, this::over);
    this.attach = new BillAttach(look, requests, sources, model);
    this.port = port;
    this.clock = clock;
    this.screen = new BillScreen(around, model, this);
    look.texts().languageProperty().addListener((source, before, now) -> name());
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown: yesterday's bill of the channel that was looked at last. */
  public void open() {
    TillSnapshot till = sources.till().get();
    model.notice.set(null);
    cancel();
    if (!BillChannels.maySee(till)) {
      model.channels.set(List.of());
      model.channel.set(null);
      model.head.set(null);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "bills.denied"));
      return;
    }
    model.zone.set(BillChannels.zone(till.book().station()));
    put(new BillChannels(look, till, sources.desk().billing()).all());
    if (model.step.get() == BillStep.LOOKING) {
      model.day.set(LocalDate.now(clock.withZone(model.zone.get())).minusDays(1));
      load();
    }
  }

  /** The chosen channel stays chosen. */
  private void put(List<BillChannel> channels) {
    BillChannel before = model.channel.get();
    model.channels.set(channels);
    model.channel.set(
        channels.stream()
            .filter(channel -> before != null && channel.id().equals(before.id()))
            .findFirst()
            .orElse(channels.isEmpty() ? null : channels.getFirst()));
  }

  /** In another language. */
  private void name() {
    if (!model.channels.get().isEmpty()) {
      put(new BillChannels(look, sources.till().get(), sources.desk().billing()).all());
    }
  }

  /** Something has happened at the till. */
  public void show(TillSnapshot till) {
    news.drop(till.day(), till.state().session().operator(), model.notice);
    BillChannel channel = model.channel.get();
    if (channel != null) {
      model.waiting.set(Waiting.of(till, channel.id(), clock.instant()));
    }
    if (!till.state().bills().equals(shown) && model.step.get() == BillStep.LOOKING) {
      load();
    }
  }

  @Override
  public void choose(BillChannel channel) {
    if (free() && !channel.equals(model.channel.get())) {
      model.channel.set(channel);
      model.notice.set(null);
      load();
    }
  }

  @Override
  public void goBy(int days) {
    if (free()) {
      model.day.set(model.day.get().plusDays(days));
      model.notice.set(null);
      load();
    }
  }

  /** Nothing is under way that would be about another bill then. */
  private boolean free() {
    if (model.step.get() == BillStep.LOOKING) {
      cancel();
      return true;
    }
    look.sounds().play(Tone.REFUSED);
    return false;
  }

  private void load() {
    TillSnapshot till = sources.till().get();
    BillChannel channel = model.channel.get();
    shown = till.state().bills();
    if (channel == null) {
      return;
    }
    model.waiting.set(Waiting.of(till, channel.id(), clock.instant()));
    LocalDate day = model.day.get();
    BillDay billDay = BillDay.of(day, model.zone.get());
    asked++;
    long mine = asked;
    var _ =
        books
            .load(till, channel.id(), billDay, fresh)
            .whenComplete(
                (list, failure) ->
                    Fx.run(() -> loaded(mine, failure == null ? list : Optional.empty(), failure)));
  }

  private void loaded(long mine, Optional<BillList> list, @Nullable Throwable failure) {
    if (mine != asked) {
      return;
    }
    if (failure != null) {
      LOG.warn("the books cannot be asked", failure);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "bills.nostore"));
      return;
    }
    all = list.map(BillList::all).orElse(List.of());
    model.head.set(list.map(BillList::bill).map(BillHead::of).orElse(null));
    put();
  }

  /** Shows what is to be listed; the same line stays chosen. */
  private void put() {
    Category category = model.category.get();
    List<BillRow> rows =
        all.stream()
            .filter(
                row ->
                    category == null ? row.category().isDifference() : row.category() == category)
            .toList();
    BillRow before = model.chosen.get();
    BillRow first =
        rows.stream()
            .filter(BillRow::open)
            .findFirst()
            .orElse(rows.isEmpty() ? null : rows.getFirst());
    BillRow chosen =
        rows.stream()
            .filter(row -> before != null && row.key().equals(before.key()))
            .findFirst()
            .orElse(first);
    boolean stillAsked =
        before != null
            && chosen != null
            && before.key().equals(chosen.key())
            && chosen.ways().equals(before.ways());
    if (!stillAsked) {
      cancel();
    }
    model.rows.set(rows);
    model.chosen.set(chosen);
  }

  @Override
  public void show(@Nullable Category category) {
    model.category.set(category);
    put();
  }

  @Override
  public void fetch() {
    BillChannel channel = model.channel.get();
    if (channel != null && channel.gives() && free()) {
      source.fetch(channel, model.day.get());
    }
  }

  @Override
  public void stop() {
    source.stop();
  }

  private void over(Notice notice) {
    model.step.set(BillStep.LOOKING);
    model.notice.set(notice);
    if (notice.level() == Notice.Level.REFUSED) {
      look.sounds().play(Tone.REFUSED);
    }
  }

  @Override
  public void importFile() {
    BillChannel channel = model.channel.get();
    if (channel != null && free()) {
      port.chooseBill().ifPresent(file -> source.read(channel, model.day.get(), file));
    }
  }

  private void compare(BillFetch.Got got) {
    model.step.set(BillStep.COMPARING);
    Bill bill = got.bill();
    BillDay day = BillDay.of(bill.day(), model.zone.get());
    var _ =
        books
            .compare(sources.till().get(), bill, day)
            .whenComplete(
                (result, failure) ->
                    Fx.run(
                        () -> {
                          if (failure != null || result == null) {
                            LOG.warn("the books cannot be asked", failure);
                            over(Notice.of(Notice.Level.REFUSED, "bills.nostore"));
                          } else {
                            journal(result, got);
                          }
                        }));
  }

  private void journal(Reconciliation result, BillFetch.Got got) {
    BillCheck check = result.check(got.origin(), got.file());
    requests.submit(
        new BillCommand.Compare(check, result.found()),
        check.channel() + " " + check.day(),
        this::over,
        done -> {
          fresh = result;
          Notice told = BillSentences.compared(done.after(), check);
          boolean whole = told.level() != Notice.Level.REFUSED;
          // A day that goes on has no final bill: what fits now may not fit at its end.
          over(
              whole && !model.isOver(clock.instant())
                  ? Notice.of(Notice.Level.WARNING, "bills.notover")
                  : told);
          load();
        });
  }

  @Override
  public void select(BillRow row) {
    BillRow before = model.chosen.get();
    if (before == null || !before.key().equals(row.key())) {
      cancel();
      model.chosen.set(row);
    }
  }

  @Override
  public void resolve(Resolution how) {
    BillRow row = model.chosen.get();
    if (row == null || !row.ways().contains(how)) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    cancel();
    model.notice.set(null);
    BillChannel channel = model.channel.get();
    if (how == Resolution.ATTACHED && channel != null) {
      attach.offer(channel, row);
    } else {
      model.question.set(how);
    }
  }

  @Override
  public void choose(BillAttach.Choice sale) {
    model.sale.set(sale);
  }

  @Override
  public void answer() {
    BillRow row = model.chosen.get();
    Resolution how = model.question.get();
    BillChannel channel = model.channel.get();
    if (row == null || how == null || channel == null) {
      return;
    }
    if (how == Resolution.ATTACHED) {
      attach.answer(channel, row, after -> resolved("bills.recorded"));
      return;
    }
    requests.submit(
        new BillCommand.Resolve(channel.id(), model.day.get(), row.key(), how, model.reason.get()),
        channel.name() + " " + look.formats().amount(row.differenceMinor()),
        model.notice::set,
        done -> resolved(how == Resolution.GIVEN_BACK ? "bills.givenback" : "bills.recorded"));
  }

  private void resolved(String key) {
    cancel();
    model.notice.set(Notice.of(Notice.Level.DONE, key));
    load();
  }

  @Override
  public void cancel() {
    model.question.set(null);
    model.sales.set(List.of());
    model.reason.set("");
  }

  @Override
  public void export() {
    BillHead head = model.head.get();
    BillChannel channel = model.channel.get();
    if (head == null || channel == null) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    List<CategorySum> sums = head.sums();
    BillExport export =
        new BillExport(channel.id(), model.day.get(), all, sums, look.formats().moneyDecimals());
    port.chooseTarget(channel.id() + "-" + model.day.get() + ".csv")
        .ifPresent(
            file ->
                files.start(
                    sources.background(),
                    progress -> export.saved(file, progress),
                    Notice.of(Notice.Level.REFUSED, "bills.notexported"),
                    model.notice::set));
  }
}
