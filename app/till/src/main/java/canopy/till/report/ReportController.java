package canopy.till.report;

import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.till.loop.TillSnapshot;
import canopy.till.report.export.ReportExport;
import canopy.till.report.export.ReportFormat;
import canopy.till.report.page.JournalLines;
import canopy.till.report.page.Link;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportNames;
import canopy.till.report.page.ReportPage;
import canopy.till.report.page.ReportRequest;
import canopy.till.store.Projector;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.Choices;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportThread;
import canopy.till.store.report.Running;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.FileWork;
import canopy.till.ui.manage.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for pages, shows them, and writes them to files. FX thread. */
public final class ReportController implements ReportActions {
  private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);

  /** From then on a person wants to see that something happens, and a way to stop it. */
  private static final int PATIENCE_TICKS = 5;

  private static final Duration PROGRESS_STEP = Duration.millis(200);

  /**
   * Where the figures come from and the files go.
   *
   * @param till the newest snapshot
   * @param reports makes pages
   * @param projector says how far the store is filled
   * @param store answers what is no sum
   * @param journal what lies below a row
   * @param names what the station calls its things
   * @param limits from where on something is worth a look; read on the report thread
   * @param folder where files go
   * @param background a thread that may wait for the disk
   */
  public record Sources(
      Supplier<TillSnapshot> till,
      ReportThread reports,
      Projector projector,
      StoreReader store,
      JournalLines journal,
      ReportNames names,
      Limits limits,
      Path folder,
      Executor background) {}

  /** Reads from where on something is worth a look. */
  public interface Limits {
    FindingLimits read() throws IOException;
  }

  private final Look look;
  private final FileWork files;
  private final Sources sources;
  private final Clock clock;
  private final ReportModel model = new ReportModel();
  private final ReportScreen screen;
  private final Timeline watch = new Timeline();
  private @Nullable Running<ReportPage> running;
  private @Nullable ReportPage above;
  private int ticks;

  /** Who opened it. */
  private String reader = "";

  public ReportController(Surroundings around, Sources sources, Clock clock) {
    this.look = around.look();
    this.files = around.files();
    this.sources = sources;
    this.clock = clock;
    this.screen = new ReportScreen(around, model, this, sources.names());
    look.texts().languageProperty().addListener((source, before, now) -> worded());
    watch.setCycleCount(Animation.INDEFINITE);
    watch.getKeyFrames().setAll(new KeyFrame(PROGRESS_STEP, event -> tick()));
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown: the present day, or what was looked at before. */
  public void open(TillSnapshot till) {
    model.notice.set(null);
    model.choosingDays.set(false);
    model.allowed.set(maySee(till));
    if (!model.allowed.get()) {
      shut();
      return;
    }
    Operator operator = till.operator();
    reader = operator == null ? "" : operator.id();
    LocalDate before = model.today.get();
    model.today.set(till.day());
    if (!before.equals(till.day())) {
      model.filter.set(ReportFilter.days(till.day(), till.day()));
    }
    load(null);
  }

  /**
   * Shuts what is open as soon as whoever opened it has left, locked the till, or may not see it
   * any more.
   */
  public void show(TillSnapshot till) {
    Operator operator = till.operator();
    if (model.allowed.get()
        && (!maySee(till) || operator == null || !operator.id().equals(reader))) {
      model.allowed.set(false);
      model.notice.set(null);
      shut();
    }
  }

  private void shut() {
    drop();
    above = null;
    reader = "";
    model.page.set(null);
    model.search.set("");
    model.filter.set(ReportFilter.days(model.today.get(), model.today.get()));
    model.choices.set(new Choices(List.of(), List.of(), List.of(), List.of()));
  }

  /** A page is in one language; another one is made. */
  private void worded() {
    ReportPage page = model.page.get();
    if (page != null) {
      load(page.request().detail());
    }
  }

  /**
   * Who needs another's approval may not look by themselves: the audit list holds expected cash,
   * and findings may be about them. A locked till is nobody's.
   */
  private static boolean maySee(TillSnapshot till) {
    Operator operator = till.operator();
    return operator != null
        && !till.state().session().locked()
        && operator.mayAlone(Right.CLOSE_DAY, Right.SEE_EXPECTED_CASH);
  }

  /** Stops what is running; no page of it appears later. */
  private void drop() {
    cancel();
    running = null;
    watch.stop();
    model.slow.set(false);
  }

  private void load(@Nullable Link detail) {
    if (!model.allowed.get()) {
      return;
    }
    cancel();
    Running<ReportPage> asked =
        ask(new ReportRequest(model.kind.get(), wanted(), model.search.get(), detail));
    running = asked;
    ticks = 0;
    model.progress.set(0);
    watch.playFromStart();
    var _ =
        asked.answer().whenComplete((page, failure) -> Fx.run(() -> loaded(asked, page, failure)));
  }

  private Running<ReportPage> ask(ReportRequest request) {
    return sources.reports().ask(PageRun.of(sources, look, clock, request)::make);
  }

  /** Makes each page of the present day once, unless somebody opens this screen now. */
  public void rehearse() {
    LocalDate day = sources.till().get().day();
    ReportFilter today = ReportFilter.days(day, day);
    Rehearsal pages =
        new Rehearsal(
            kind -> ask(new ReportRequest(kind, today, "", null)), model.allowed::get, Fx::run);
    Fx.later(pages::next);
  }

  /** What cannot be filtered by in this report is left out. */
  private ReportFilter wanted() {
    ReportFilter filter = model.filter.get();
    ReportKind kind = model.kind.get();
    return new ReportFilter(
        filter.from(),
        filter.to(),
        filter.cashier(),
        kind.knowsShifts() ? filter.shift() : null,
        kind.knowsGrades() ? filter.grade() : null,
        kind.knowsDepartments() ? filter.department() : null);
  }

  /** Shows how far it is, if it takes long. */
  private void tick() {
    Running<ReportPage> asked = running;
    if (asked != null) {
      ticks++;
      model.progress.set((double) asked.done() / Math.max(1, asked.of()));
      model.slow.set(ticks >= PATIENCE_TICKS);
    }
  }

  private void loaded(
      Running<ReportPage> asked, @Nullable ReportPage page, @Nullable Throwable failure) {
    if (asked != running) {
      return;
    }
    running = null;
    watch.stop();
    model.slow.set(false);
    if (page != null) {
      above = page.request().detail() == null ? null : above;
      model.choices.set(page.choices());
      model.page.set(page);
    } else if (failure instanceof CancellationException) {
      model.notice.set(Notice.of(Notice.Level.INFO, "report.stopped"));
    } else {
      LOG.warn("the report cannot be made", failure);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "report.nostore"));
    }
  }

  @Override
  public void choose(ReportKind kind) {
    model.kind.set(kind);
    model.notice.set(null);
    load(null);
  }

  @Override
  public void chooseBy(int places) {
    List<ReportKind> kinds = List.of(ReportKind.values());
    choose(kinds.get(Math.floorMod(kinds.indexOf(model.kind.get()) + places, kinds.size())));
  }

  @Override
  public void period(Period period) {
    LocalDate today = model.today.get();
    put(period.from(today), today);
  }

  @Override
  public void days(LocalDate first, LocalDate last) {
    put(first, last);
  }

  @Override
  public void chooseDays() {
    model.choosingDays.set(!model.choosingDays.get());
  }

  @Override
  public void goBy(int periods) {
    ReportFilter filter = model.filter.get();
    long days = (ChronoUnit.DAYS.between(filter.from(), filter.to()) + 1) * periods;
    if (filter.to().plusDays(days).isAfter(model.today.get())) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    put(filter.from().plusDays(days), filter.to().plusDays(days));
  }

  private void put(LocalDate from, LocalDate to) {
    ReportFilter now = model.filter.get();
    put(new ReportFilter(from, to, now.cashier(), null, now.grade(), now.department()));
  }

  private void put(ReportFilter next) {
    model.filter.set(next);
    model.notice.set(null);
    load(null);
  }

  @Override
  public void cashier(@Nullable String id) {
    ReportFilter now = model.filter.get();
    put(new ReportFilter(now.from(), now.to(), id, now.shift(), now.grade(), now.department()));
  }

  @Override
  public void shift(@Nullable String id) {
    ReportFilter now = model.filter.get();
    put(new ReportFilter(now.from(), now.to(), now.cashier(), id, now.grade(), now.department()));
  }

  @Override
  public void grade(@Nullable Integer id) {
    ReportFilter now = model.filter.get();
    put(new ReportFilter(now.from(), now.to(), now.cashier(), now.shift(), id, now.department()));
  }

  @Override
  public void department(@Nullable String id) {
    ReportFilter now = model.filter.get();
    put(new ReportFilter(now.from(), now.to(), now.cashier(), now.shift(), now.grade(), id));
  }

  @Override
  public void search() {
    load(null);
  }

  @Override
  public void follow(Link link) {
    switch (link) {
      case Link.ToDay(LocalDate day) -> {
        model.kind.set(ReportKind.SALES);
        put(day, day);
      }
      case Link.ToSale _, Link.ToEntry _, Link.ToEntries _ -> {
        ReportPage page = model.page.get();
        if (page != null && page.request().detail() == null) {
          above = page;
        }
        load(link);
      }
      case Link.None _ -> look.sounds().play(Tone.REFUSED);
    }
  }

  @Override
  public void back() {
    ReportPage list = above;
    if (list == null) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    drop();
    above = null;
    model.page.set(list);
  }

  @Override
  public void cancel() {
    Running<ReportPage> asked = running;
    if (asked != null) {
      asked.cancel();
    }
  }

  @Override
  public void export(ReportFormat format) {
    ReportPage page = model.page.get();
    if (page == null) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    ReportFilter filter = page.request().filter();
    String stem =
        page.request().kind().name().toLowerCase(Locale.ROOT)
            + "-"
            + filter.from()
            + (filter.from().equals(filter.to()) ? "" : "-" + filter.to());
    files.start(
        sources.background(),
        progress ->
            Notice.of(
                Notice.Level.DONE,
                "report.saved",
                ReportExport.save(page.document(), format, sources.folder(), stem, progress)
                    .toString()),
        Notice.of(Notice.Level.REFUSED, "report.notsaved", sources.folder().toString()),
        model.notice::set);
  }
}
