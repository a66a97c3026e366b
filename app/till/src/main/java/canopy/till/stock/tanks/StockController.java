package canopy.till.stock.tanks;

import canopy.core.catalogue.FuelGrade;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.core.stock.watch.RunOut;
import canopy.core.stock.watch.StockWatch;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.report.export.ReportExport;
import canopy.till.report.export.ReportFormat;
import canopy.till.stock.Readings;
import canopy.till.stock.TankBoard;
import canopy.till.stock.WetStock;
import canopy.till.stock.WetStockDesk;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.FileWork;
import canopy.till.ui.manage.OldNews;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the tanks, and writes down dips and deliveries. FX thread. */
public final class StockController implements StockActions {
  private static final Logger LOG = LoggerFactory.getLogger(StockController.class);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int RATE_DAYS = 14;

  /** A gauge that tells no more says nothing about a delivery of now. */
  private static final Duration OLD_GAUGE = Duration.ofMinutes(2);

  private static final Duration OLD_DIP = Duration.ofMinutes(30);

  private final Look look;
  private final Requests requests;
  private final Supplier<TillSnapshot> till;
  private final WetStockDesk desk;
  private final Files files;
  private final FileWork writing;
  private final Clock clock;
  private final StockModel model = new StockModel();
  private final OldNews news = new OldNews();
  private final StockDeeds deeds;
  private final StockScreen screen;
  private final Map<Integer, WetStock.Sheet> sheets = new HashMap<>();
  private final SheetTimes times = new SheetTimes();

  /**
   * Where files go.
   *
   * @param folder made if it is not there
   * @param background a thread that may wait for the disk
   */
  public record Files(Path folder, Executor background) {}

  /**
   * @param till the newest snapshot
   */
  public StockController(
      Surroundings around,
      Requests requests,
      Supplier<TillSnapshot> till,
      WetStockDesk desk,
      Files files,
      Clock clock) {
    this.look = around.look();
    this.requests = requests;
    this.till = till;
    this.desk = desk;
    this.files = files;
    this.writing = around.files();
    this.clock = clock;
    this.deeds = new StockDeeds(look, requests, model, clock, this::show);
    this.screen = new StockScreen(around, model, this);
    model.take(desk.setup());
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open() {
    deeds.begin();
    model.notice.set(null);
    model.take(desk.setup());
    times.begin();
    show(till.get());
  }

  /** Something has happened at the till, or a second has passed. */
  public void show(TillSnapshot now) {
    news.drop(now.day(), now.state().session().operator(), model.notice);
    StockBook book = now.state().stock();
    if (times.due(now.day(), book, clock.instant())) {
      desk.setup().tanks().forEach(tank -> load(tank, now));
    }
    TankBoard board = desk.board();
    List<TankRow> rows = new ArrayList<>();
    for (Tank tank : desk.setup().tanks()) {
      rows.add(row(tank, now, board));
    }
    model.tanks.set(rows);
    Tank chosen = model.chosen.get();
    model.detected.set(
        book.detected().values().stream()
            .filter(detected -> chosen != null && detected.tank() == chosen.number())
            .toList());
  }

  private void load(Tank tank, TillSnapshot now) {
    var _ =
        desk.figures()
            .sheet(
                tank.number(),
                now.day().minusDays(StockWatch.DAYS - 1L),
                now.day(),
                now.state().seq())
            .whenComplete((sheet, failure) -> Fx.run(() -> loaded(tank, sheet, failure)));
  }

  private void loaded(Tank tank, WetStock.@Nullable Sheet sheet, @Nullable Throwable failure) {
    if (failure != null || sheet == null) {
      LOG.warn("the days of tank {} cannot be read", tank.number(), failure);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "stock.nostore"));
      times.failed(clock.instant());
      return;
    }
    sheets.put(tank.number(), sheet);
    if (tank.equals(model.chosen.get())) {
      model.sheet.set(sheet);
    }
    show(till.get());
  }

  private TankRow row(Tank tank, TillSnapshot now, TankBoard board) {
    StockBook book = now.state().stock();
    TankReading reading = newest(tank.number());
    FuelGrade grade = now.book().grade(tank.grade());
    String name = grade == null ? Integer.toString(tank.grade()) : Words.name(look, grade.name());
    int waiting =
        (int)
            book.detected().values().stream()
                .filter(detected -> detected.tank() == tank.number())
                .count();
    return new TankRow(
        tank,
        name,
        reading,
        reading == null ? "" : time(reading, now),
        reading == null ? OptionalLong.empty() : hours(tank, reading.volume()),
        board.filling().contains(tank.number()),
        book.alarms().getOrDefault(tank.number(), List.of()),
        waiting,
        TankRow.worst(sheets.getOrDefault(tank.number(), WetStock.Sheet.EMPTY)));
  }

  /** The gauge's word, or what was written down last; whichever is newer. */
  private @Nullable TankReading newest(int tank) {
    TankReading told = desk.board().levels().get(tank);
    TankReading written = till.get().state().stock().tanks().get(tank);
    if (told == null || written == null) {
      return told == null ? written : told;
    }
    return written.at().isAfter(told.at()) ? written : told;
  }

  private String time(TankReading reading, TillSnapshot now) {
    ZoneId zone = now.book().station().zone();
    LocalDateTime at = LocalDateTime.ofInstant(reading.at(), zone);
    return at.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone))
        ? TIME.format(at)
        : Words.dayAndTime(look, at);
  }

  private OptionalLong hours(Tank tank, Volume product) {
    WetStock.Sheet sheet = sheets.getOrDefault(tank.number(), WetStock.Sheet.EMPTY);
    List<TankDay> days = sheet.days();
    List<TankDay> late = days.subList(Math.max(0, days.size() - RATE_DAYS), days.size());
    Volume sold = late.stream().map(TankDay::sold).reduce(Volume.ZERO, Volume::plus);
    return RunOut.hours(tank, product, sold, late.size());
  }

  @Override
  public void choose(int number) {
    desk.setup().tanks().stream()
        .filter(tank -> tank.number() == number)
        .findFirst()
        .ifPresent(
            tank -> {
              if (!tank.equals(model.chosen.get())) {
                model.dip.clear();
                model.delivery.clear();
                model.notice.set(null);
              }
              model.chosen.set(tank);
              model.sheet.set(sheets.getOrDefault(number, WetStock.Sheet.EMPTY));
              show(till.get());
            });
  }

  @Override
  public void goBy(int tanks) {
    List<Tank> all = desk.setup().tanks();
    Tank chosen = model.chosen.get();
    if (chosen != null) {
      choose(all.get(Math.floorMod(all.indexOf(chosen) + tanks, all.size())).number());
    }
  }

  @Override
  public void show(StockView view) {
    model.notice.set(null);
    model.view.set(view);
  }

  @Override
  public void readNow() {
    model.notice.set(Notice.of(Notice.Level.INFO, "stock.reading"));
    var _ =
        desk.read(Occasion.MANUAL, requests.operator())
            .thenAccept(readings -> Fx.run(() -> model.notice.set(said(readings))));
  }

  private static Notice said(Readings readings) {
    if (readings.complete()) {
      return Notice.of(Notice.Level.DONE, "stock.read");
    }
    if (readings.silentTanks().isEmpty()) {
      return Notice.of(
          Notice.Level.WARNING,
          "stock.silentnozzles",
          Integer.toString(readings.silentNozzles().size()));
    }
    return Notice.of(
        Notice.Level.WARNING, "stock.silenttanks", Integer.toString(readings.silentTanks().size()));
  }

  @Override
  public void export(ReportFormat format) {
    Tank tank = model.chosen.get();
    if (tank == null || model.sheet.get().days().isEmpty()) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    String station = look.texts().text("ui.till", till.get().book().station().till());
    var document =
        new StockExport(look).document(subject(tank.number()), station, model.sheet.get());
    String stem = "tank-" + tank.number() + "-" + till.get().day();
    writing.start(
        files.background(),
        progress ->
            Notice.of(
                Notice.Level.DONE,
                "stock.exported",
                ReportExport.save(document, format, files.folder(), stem, progress).toString()),
        Notice.of(Notice.Level.REFUSED, "stock.notexported", files.folder().toString()),
        model.notice::set);
  }

  @Override
  public void saveDip() {
    deeds.saveDip();
  }

  @Override
  public void takeBefore() {
    take(Occasion.DELIVERY_BEFORE);
  }

  @Override
  public void takeAfter() {
    take(Occasion.DELIVERY_AFTER);
  }

  /** What the gauge tells is written down with its occasion; a dip stands there already. */
  private void take(Occasion occasion) {
    Tank tank = model.chosen.get();
    TankReading reading = tank == null ? null : newest(tank.number());
    if (tank == null || reading == null) {
      refuse("stock.noreading");
      return;
    }
    boolean gauged = reading.source() == TankReading.Source.GAUGE;
    if (reading.at().isBefore(clock.instant().minus(gauged ? OLD_GAUGE : OLD_DIP))) {
      refuse("stock.oldreading");
      return;
    }
    Volume drawn = desk.drawn(till.get().state().stock(), tank.number());
    if (occasion == Occasion.DELIVERY_BEFORE) {
      model.delivery.takeBefore(reading, drawn);
    } else {
      model.delivery.takeAfter(reading, drawn);
    }
    model.notice.set(null);
    if (gauged) {
      requests.submit(
          new StockCommand.RecordTanks(occasion, List.of(reading)),
          subject(tank.number()),
          model.notice::set,
          done -> {});
    }
  }

  @Override
  public void takeDetected(String id) {
    DetectedDelivery detected = till.get().state().stock().detected().get(id);
    if (id.equals(model.delivery.detection.get())) {
      model.delivery.clear();
    } else if (detected != null) {
      model.delivery.take(detected);
      model.notice.set(null);
    }
  }

  @Override
  public void saveDelivery() {
    deeds.saveDelivery();
  }

  @Override
  public void dismissDetected() {
    deeds.dismissDetected();
  }

  private String subject(int tank) {
    return look.texts().text("stock.tank", Integer.toString(tank));
  }

  private void refuse(String key) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(Notice.of(Notice.Level.REFUSED, key));
  }
}
