package canopy.till.health;

import canopy.core.command.CounterCommand;
import canopy.core.state.PrintJob;
import canopy.hardware.line.DeviceSentences;
import canopy.hardware.printer.PrinterFault;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.operator.signin.Requests;
import canopy.till.receipt.PrinterView;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Health;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the till is, part by part, and what waits for the printer. FX thread; the journal is
 * verified on the given background thread.
 */
public final class HealthController implements HealthActions {
  private final Surroundings around;
  private final Look look;
  private final Requests requests;
  private final TillLoop loop;
  private final HealthPort port;
  private final Executor background;
  private final HealthModel model = new HealthModel();
  private final HealthScreen screen;
  private List<Health> badges = List.of();
  private Map<Health.Part, String> details = Map.of();
  private @Nullable TillSnapshot till;
  private @Nullable PrinterView printer;

  public HealthController(
      Surroundings around, Requests requests, TillLoop loop, HealthPort port, Executor background) {
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.loop = loop;
    this.port = port;
    this.background = background;
    this.screen = new HealthScreen(around, model, this);
    look.texts().languageProperty().addListener((source, before, now) -> refresh());
  }

  public Screen screen() {
    return screen;
  }

  /**
   * Shows how everything is.
   *
   * @param now one badge for each part, with a sentence
   * @param facts lines and numbers for a technician, by part
   */
  public void show(
      List<Health> now,
      Map<Health.Part, String> facts,
      TillSnapshot snapshot,
      PrinterView printing) {
    boolean news =
        !now.equals(badges)
            || !facts.equals(details)
            || !printing.equals(printer)
            || till == null
            || !snapshot.state().prints().equals(till.state().prints());
    badges = now;
    details = Map.copyOf(facts);
    till = snapshot;
    printer = printing;
    if (news) {
      refresh();
    }
  }

  private void refresh() {
    TillSnapshot now = till;
    if (now == null) {
      return;
    }
    boolean failed = now.trouble() == Trouble.JOURNAL_FAILED;
    model.rows.set(
        badges.stream()
            .map(
                badge ->
                    new HealthRow(
                        badge,
                        details.getOrDefault(badge.part(), ""),
                        failed && badge.part() == Health.Part.JOURNAL
                            ? HealthAct.RESUME
                            : HealthAct.usual(badge.part())))
            .toList());
    model.jobs.set(now.state().prints().jobs().values().stream().map(this::row).toList());
  }

  private PrintRow row(PrintJob job) {
    PrinterView now = printer;
    PrinterFault waiting = now == null ? null : now.waiting().get(job.id());
    String reason = waiting != null ? sentence(waiting) : sentence(job.reason());
    return new PrintRow(job.id(), job.paper(), job.subject(), job.copy(), job.state(), reason);
  }

  private String sentence(String code) {
    return Arrays.stream(PrinterFault.values())
        .filter(fault -> fault.name().equals(code))
        .findFirst()
        .map(this::sentence)
        .orElseGet(() -> ownWords(code));
  }

  /** What the till itself gives as a reason; a code of another program is shown as it is. */
  private String ownWords(String code) {
    return switch (code) {
      case "RESTARTED" -> look.texts().text("health.restarted");
      case "NO_PRINTER" -> look.texts().text("health.noprinter");
      case "NO_FACTS" -> look.texts().text("health.nofacts");
      case "NOT_MADE" -> look.texts().text("health.notmade");
      case "NOT_FOUND" -> look.texts().text("health.nopaper");
      default -> code;
    };
  }

  private String sentence(PrinterFault fault) {
    return DeviceSentences.of(fault.sentenceKey(), look.texts().language().locale());
  }

  @Override
  public void act(HealthAct act) {
    switch (act) {
      case NOTHING -> {}
      case TEST_PRINT ->
          requests.submit(
              new CounterCommand.PrintTest(),
              "",
              model.notice::set,
              done -> model.notice.set(null));
      case OPEN_SETTINGS -> around.navigation().go(Place.SETTINGS);
      case OPEN_TANKS -> around.navigation().go(Place.STOCK);
      case OPEN_HEAD_OFFICE -> around.navigation().go(Place.HEAD_OFFICE);
      case RESUME -> {
        var _ = loop.resume();
      }
      case CHECK_JOURNAL -> checkJournal();
    }
  }

  private void checkJournal() {
    model.notice.set(Notice.of(Notice.Level.INFO, "health.verifying"));
    background.execute(
        () -> {
          String wrong = port.verifyJournal();
          Fx.run(
              () ->
                  model.notice.set(
                      wrong.isEmpty()
                          ? Notice.of(Notice.Level.DONE, "health.verified")
                          : Notice.of(Notice.Level.REFUSED, "health.notverified", wrong)));
        });
  }

  @Override
  public void retry(String jobId) {
    requests.submit(new CounterCommand.RetryPrint(jobId), jobId, model.notice::set, this::answered);
  }

  @Override
  public void dismiss(String jobId) {
    requests.submit(
        new CounterCommand.DismissPrint(jobId), jobId, model.notice::set, this::answered);
  }

  private void answered(Object outcome) {
    model.notice.set(null);
  }
}
