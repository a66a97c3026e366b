package canopy.till.catalogue.imports;

import canopy.core.catalogue.LocalChange;
import canopy.core.command.CounterCommand;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueCsv;
import canopy.till.catalogue.ImportReport;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a file of goods, shows what it would do, journals the import and puts it in force. FX
 * thread; files are read and written on the given background thread.
 */
public final class GoodsImportController implements GoodsImportActions {
  private static final Logger LOG = LoggerFactory.getLogger(GoodsImportController.class);
  private static final int MOST_REMARKS = 2_000;
  private static final int ID_LENGTH = 16;

  /**
   * What was read, and against which goods.
   *
   * @param asked what head office is asked; empty where it does not decide about goods
   * @param isAsked whether it does
   */
  private record Draft(
      Path file,
      String sha256,
      Catalogue base,
      ImportReport report,
      List<LocalChange> asked,
      boolean isAsked) {}

  private final Requests requests;
  private final GoodsPort goods;
  private final CatalogueCsv csv;
  private final Executor background;
  private final Supplier<Optional<Path>> chooser;
  private final GoodsImportModel model = new GoodsImportModel();
  private final GoodsImportScreen screen;
  private @Nullable Draft draft;

  /**
   * @param background a thread that may wait for the disk
   * @param chooser the system's file chooser, on the FX thread
   */
  public GoodsImportController(
      Surroundings around,
      Requests requests,
      GoodsPort goods,
      Executor background,
      Supplier<Optional<Path>> chooser) {
    this.requests = requests;
    this.goods = goods;
    this.csv = new CatalogueCsv(around.look().formats().moneyDecimals());
    this.background = background;
    this.chooser = chooser;
    this.screen = new GoodsImportScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  @Override
  public void chooseFile() {
    chooser
        .get()
        .ifPresent(
            path -> {
              model.file.set(path.toString());
              check();
            });
  }

  @Override
  public void wholeRange(boolean complete) {
    model.complete.set(complete);
    if (model.step.get() == ImportStep.CHECKED) {
      check();
    }
  }

  @Override
  public void check() {
    boolean busy =
        model.step.get() == ImportStep.READING || model.step.get() == ImportStep.APPLYING;
    String typed = model.file.get().strip();
    if (busy || typed.isEmpty()) {
      return;
    }
    draft = null;
    model.notice.set(null);
    model.step.set(ImportStep.READING);
    CatalogueCsv.Missing missing =
        model.complete.get() ? CatalogueCsv.Missing.DEACTIVATE : CatalogueCsv.Missing.KEEP;
    background.execute(() -> read(typed, missing));
  }

  private void read(String typed, CatalogueCsv.Missing missing) {
    try {
      Path file = Path.of(typed);
      Catalogue base = goods.current();
      String sha256 = sha256(file);
      ImportReport report = csv.check(file, base, missing);
      boolean isAsked = goods.asked();
      List<LocalChange> asked =
          isAsked ? report.changesOf(base, goods::version, batch(file, sha256)) : List.of();
      Fx.run(() -> checked(new Draft(file, sha256, base, report, asked, isAsked)));
    } catch (IOException | InvalidPathException e) {
      LOG.info("the goods file cannot be read", e);
      Fx.run(
          () -> {
            model.step.set(ImportStep.CHOOSING);
            model.notice.set(Notice.of(Notice.Level.REFUSED, "goods.nofile", typed));
          });
    }
  }

  /** The same file is the same batch, whatever it is called. */
  private static LocalChange.Batch batch(Path file, String sha256) {
    return new LocalChange.Batch(
        String.valueOf(file.getFileName()), sha256.substring(0, ID_LENGTH));
  }

  private void checked(Draft made) {
    ImportReport report = made.report();
    List<RemarkRow> rows = new ArrayList<>();
    report.problems().forEach(remark -> rows.add(new RemarkRow(remark, true)));
    report.warnings().forEach(remark -> rows.add(new RemarkRow(remark, false)));
    Comparator<RemarkRow> byLine = Comparator.comparingLong(row -> row.remark().line());
    model.remarks.set(
        rows.stream()
            .sorted(Comparator.comparing(RemarkRow::problem).reversed().thenComparing(byLine))
            .limit(MOST_REMARKS)
            .toList());
    model.changes.set(report.changes());
    model.switchedOff.set(report.deactivated().size());
    model.readAs.set(report.encoding());
    model.linesRead.set(report.lines());
    model.asked.set(made.isAsked());
    if (report.isReadable()) {
      draft = made;
      model.step.set(ImportStep.CHECKED);
    } else {
      model.step.set(ImportStep.CHECKED);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "goods.unreadable"));
    }
  }

  @Override
  public void apply() {
    Draft ready = draft;
    if (ready == null || model.step.get() != ImportStep.CHECKED) {
      return;
    }
    if (goods.current() != ready.base() || goods.asked() != ready.isAsked()) {
      model.notice.set(Notice.of(Notice.Level.WARNING, "goods.outdated"));
      check();
      return;
    }
    ImportReport.Changes changes = ready.report().changes();
    model.notice.set(null);
    draft = null; // A key pressed twice is one import.
    requests.submit(
        new CounterCommand.ImportGoods(
            String.valueOf(ready.file().getFileName()),
            ready.sha256(),
            changes.added(),
            changes.changed(),
            changes.unchanged(),
            ready.asked()),
        String.valueOf(ready.file().getFileName()),
        refused -> {
          draft = ready;
          model.notice.set(refused);
        },
        done -> {
          if (ready.isAsked()) {
            goods.changed();
            model.step.set(ImportStep.DONE);
          } else {
            model.step.set(ImportStep.APPLYING);
            background.execute(() -> replace(ready));
          }
        });
  }

  private void replace(Draft ready) {
    try {
      goods.replace(ready.report().applyTo(ready.base()));
      Fx.run(() -> model.step.set(ImportStep.DONE));
    } catch (IOException | RuntimeException e) {
      LOG.error("the goods could not be kept", e);
      Fx.run(
          () -> {
            draft = ready;
            model.step.set(ImportStep.CHECKED);
            model.notice.set(Notice.of(Notice.Level.REFUSED, "goods.notkept"));
          });
    }
  }

  @Override
  public void startOver() {
    if (model.step.get() == ImportStep.READING || model.step.get() == ImportStep.APPLYING) {
      return;
    }
    draft = null;
    model.file.set("");
    model.readAs.set("");
    model.notice.set(null);
    model.remarks.set(List.of());
    model.step.set(ImportStep.CHOOSING);
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
