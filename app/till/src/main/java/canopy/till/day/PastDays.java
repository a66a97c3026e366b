package canopy.till.day;

import canopy.core.command.CounterCommand;
import canopy.core.operator.Operator;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.naxml.Unmapped;
import canopy.till.operator.signin.Requests;
import canopy.till.report.export.ReportFormat;
import canopy.till.store.query.ClosedDay;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.FileWork;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Days that are closed: reading, printing again, files. FX thread; the disk on another. */
final class PastDays {
  private static final Logger LOG = LoggerFactory.getLogger(PastDays.class);

  private final Look look;
  private final FileWork files;
  private final Requests requests;
  private final DayPort port;
  private final Executor background;
  private final DayModel model;
  private @Nullable DaySheet sheet;

  PastDays(
      Surroundings around, Requests requests, DayPort port, Executor background, DayModel model) {
    this.look = around.look();
    this.files = around.files();
    this.requests = requests;
    this.port = port;
    this.background = background;
    this.model = model;
  }

  /** Work that may wait for a disk. */
  private interface Work {
    void run() throws IOException, StoreUnavailable;
  }

  private void later(Work work) {
    background.execute(
        () -> {
          try {
            work.run();
          } catch (IOException | StoreUnavailable e) {
            LOG.warn("a closed day could not be read or written", e);
            Fx.run(() -> model.notice.set(Notice.of(Notice.Level.REFUSED, "day.unreadable")));
          }
        });
  }

  void load() {
    later(
        () -> {
          List<ClosedDay> days = port.past();
          Fx.run(
              () -> {
                if (model.sees.get()) {
                  model.people.set(people());
                  model.past.set(days);
                }
              });
        });
  }

  private Map<String, String> people() {
    return port.master().everybody().stream()
        .collect(Collectors.toMap(Operator::id, Operator::name));
  }

  /** Whoever may not see them has none. */
  void forget() {
    sheet = null;
    model.chosen.set(null);
    model.report.set(Map.of());
    model.past.set(List.of());
  }

  void choose(@Nullable ClosedDay day) {
    if (day == null || day.equals(model.chosen.get())) {
      return;
    }
    model.chosen.set(day);
    model.report.set(Map.of());
    read(day, read -> show(day, read));
  }

  /** Reads the report of a closed day. */
  void read(ClosedDay day, Consumer<DaySheet> then) {
    later(
        () -> {
          DaySheet read = port.of(day);
          Fx.run(() -> then.accept(read));
        });
  }

  private void show(ClosedDay day, DaySheet read) {
    if (day.equals(model.chosen.get())) {
      sheet = read;
      model.genuine.set(read.isGenuine());
      word();
    }
  }

  /** Words the report again, when another language is spoken. */
  void word() {
    DaySheet read = sheet;
    if (read != null) {
      model.report.set(new DaySections(port.words(), read).all());
    }
  }

  void reprint() {
    ClosedDay day = model.chosen.get();
    if (day == null) {
      return;
    }
    later(
        () -> {
          int copies = port.copies(day.day());
          Fx.run(
              () ->
                  requests.submit(
                      new CounterCommand.ReprintDay(day.day(), copies),
                      Words.day(look, day.day()),
                      model.notice::set,
                      done -> said("day.reprinted", Words.day(look, day.day()))));
        });
  }

  /**
   * @param today the report of the day that is not closed; null for that of the chosen day
   */
  void export(ReportFormat format, @Nullable DaySheet today) {
    DaySheet wanted = today == null ? sheet : today;
    if (wanted == null) {
      return;
    }
    DaySections report = new DaySections(port.words(), wanted);
    files.start(
        background,
        progress -> saved(port.save(report, format, progress)),
        Notice.of(Notice.Level.REFUSED, "day.unreadable"),
        model.notice::set);
  }

  void exportNaxml() {
    ClosedDay day = model.chosen.get();
    if (day == null) {
      return;
    }
    files.start(
        background,
        progress -> {
          try {
            return saved(port.naxml(day, progress));
          } catch (Unmapped e) {
            return refusal(e);
          }
        },
        Notice.of(Notice.Level.REFUSED, "day.unreadable"),
        model.notice::set);
  }

  private static Notice saved(Path file) {
    return Notice.of(Notice.Level.DONE, "day.saved", file.toString());
  }

  /** Says all that the back office has no name for. */
  private Notice refusal(Unmapped unmapped) {
    String things =
        unmapped.things().stream()
            .map(thing -> CodeDesk.name(port.words(), look.texts(), thing.kind(), thing.id()))
            .collect(Collectors.joining(", "));
    return Notice.of(Notice.Level.REFUSED, "day.unmapped", things);
  }

  private void said(String key, String argument) {
    model.notice.set(Notice.of(Notice.Level.DONE, key, argument));
  }
}
