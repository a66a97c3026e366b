package canopy.till.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

/** A shift, its day and the reports of it, by keys alone. */
class ShiftJourneyTest extends RunningTill {
  @Test
  void aShortShiftIsClosedAndItsDayIsFoundAgainInTheReports() throws Exception {
    LocalDate day = program.loop().snapshot().day();
    cashierKeepsAShift();
    assertThat(state().shifts().open()).isNull();
    managerClosesTheDay(day);
    managerLooksItUp(day);
  }

  /** Float 500, one cola, 300 into the safe: the drawer should have 203.50. */
  private void cashierKeepsAShift() throws Exception {
    signIn(DemoStation.CASHIER);
    goByKeys(Place.SHIFT);
    until(() -> visible(".shift-form"));
    press("F6");
    until(() -> visible("#count-done"));
    keys("5", "F12");
    until(() -> shift() != null && shift().cash().floatCount() != null);
    assertThat(shift().cash().opening()).isEqualTo(Money.of(50_000, "CNY"));
    press("Esc");

    scan();
    until(() -> visible(".basket-row"));
    press("F12");
    until(() -> visible(".tender"));
    press("Enter");
    until(() -> open() == null);
    press("Esc");

    goByKeys(Place.SHIFT);
    until(() -> visible(".shift-form"));
    assertThat(onFx(this::words)).as("counted blind").doesNotContain("503.50");
    press("F8");
    until(() -> visible("#move-done"));
    keys("300", "F12");
    until(() -> shift().cash().of(CashMovement.Kind.SAFE_DROP).count() == 1);
    until(() -> !visible("#move-done"));
    assertThat(shift().cash().of(CashMovement.Kind.SAFE_DROP).amount())
        .isEqualTo(Money.of(30_000, "CNY"));

    press("F7");
    until(() -> visible("#count-done"));
    assertThat(onFx(this::words)).as("counted blind").doesNotContain("203.50");
    keys("1", "F12");
    until(() -> shift().count() != null && visible("#accept-difference"));
    ShiftCount count = shift().count();
    assertThat(count.cashDifference()).isEqualTo(Money.of(-10_350, "CNY"));
    until(() -> words().contains("203.50"));
    press("Esc");
    goByKeys(Place.SHIFT);
    until(() -> visible("#accept-difference"));
    assertThat(onFx(this::words)).as("after the count nothing is hidden").contains("203.50");
    picture("shift-counted");
    keys("notes", "F5");
    until(() -> window.shell().modalOpen());
    assertThat(onFx(() -> ((Labeled) button(".approval-subject")).getText()))
        .as("what the manager is asked to agree to")
        .isEqualTo("-103.50 · notes");
    keys(DemoStation.MANAGER.pin(), "Enter");
    until(() -> !shift().count().isUnexplained());
    assertThat(shift().count().acceptedBy()).isEqualTo(DemoStation.MANAGER.id());
    assertThat(shift().count().reason()).isEqualTo("notes");
    press("F12");
    until(() -> visible(".notice-warning"));
    fireButton(".strip-action");
    until(() -> shift() == null);
    until(() -> visible(".notice-done"));
    picture("shift-ended");
    signOut();
  }

  /** Nobody reads the tanks of this station: one is typed, and the report names the others. */
  private void managerClosesTheDay(LocalDate day) throws Exception {
    signIn(DemoStation.MANAGER);
    goByKeys(Place.DAY);
    until(() -> visible("#close-day"));
    press("F12");
    until(() -> visible(".day-question"));
    press("F12");
    until(() -> visible("#record-and-close"));
    String asked = onFx(this::words);
    assertThat(asked).contains("1 号罐", "4 号罐").containsOnlyOnce("日结未读到");
    assertThat(((Button) button("#record-and-close")).getText()).isEqualTo("仍然日结");
    keys("x", "F12");
    until(() -> visible(".notice-refused"));
    assertThat(state().day().lastClosed()).isNull();
    press("Backspace");
    keys("9000", "F24");
    until(() -> ((Button) button("#record-and-close")).getText().equals("记录并日结"));
    picture("day-typed");
    press("F12");
    until(() -> day.equals(state().day().lastClosed()));
    until(() -> words().contains("日结未测罐"));
    String left = onFx(() -> line("日结未测罐"));
    assertThat(left).contains("2 号罐", "4 号罐").doesNotContain("1 号罐");
    assertThat(onFx(() -> line("期初未测罐"))).contains("1 号罐");
    assertThat(onFx(this::words)).contains("3.50");
    picture("day-closed-signed");

    List<JournalLine> read = journal("tanks.read");
    assertThat(read)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.by()).isEqualTo(DemoStation.MANAGER.id());
              assertThat(line.data()).contains("\"DAY_CLOSE\"", "\"TYPED\"", "9000000");
            });
  }

  private void managerLooksItUp(LocalDate day) throws Exception {
    goByKeys(Place.REPORTS);
    until(() -> !((Button) button("#report-csv")).isDisabled());
    press("F5");
    until(
        () ->
            words().contains("3.50")
                && ((Button) button("#report-choose-days")).getText().equals(day.toString()));
    assertThat(texts(".manage-head")).contains("仅本机", "S001");
    picture("report-glance");
    press("F9");
    assertThat(pdf(file("glance-" + day + ".pdf"))).contains("3.50", day.toString(), "S001");
    press("F11");
    assertThat(workbook(file("glance-" + day + ".xlsx"))).contains("3.5", "一览");
    press("F12");
    assertThat(csv(file("glance-" + day + ".csv"))).contains("3.50", "一览");

    press("F7");
    until(() -> table() != null && table().getItems().size() == 1);
    String sale = sold();
    press("Enter");
    until(() -> visible("#report-back") && words().contains("sale.completed"));
    assertThat(onFx(this::words)).contains(sale);
    picture("report-sale");
    press("F12");
    assertThat(csv(file("sales-" + day + ".csv"))).contains(sale, "sale.completed");
    press("F8");
    until(() -> !visible("#report-back") && table() != null);
    press("F4");
    until(() -> button("#report-kind-findings").getStyleClass().contains("chosen"));
    until(() -> words().contains("-103.50") && words().contains("清点有差异"));
    assertThat(onFx(this::words)).as("who accepted it").contains(DemoStation.MANAGER.name());
    picture("report-findings");
    press("F3");
    until(() -> button("#report-kind-sales").getStyleClass().contains("chosen"));
    until(() -> table() != null && table().getItems().size() == 1);
  }

  private Shift shift() {
    return state().shifts().open();
  }

  private TableView<?> table() {
    return window.shell().scene().lookup(".table-view") instanceof TableView<?> table
        ? table
        : null;
  }

  private String sold() throws Exception {
    List<JournalLine> lines = journal("sale.completed");
    assertThat(lines).hasSize(1);
    String data = lines.getFirst().data();
    int at = data.indexOf("\"R1-");
    return data.substring(at + 1, data.indexOf('"', at + 1));
  }

  private List<JournalLine> journal(String type) throws Exception {
    List<JournalLine> lines = new ArrayList<>();
    try (JournalReader reader = program.journal().read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        if (line.type().equals(type)) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /** All words and figures in sight; the header and the pumps are not among them. */
  private String words() {
    StringBuilder words = new StringBuilder();
    for (String selector : List.of(".manage-middle .label", ".manage-middle .table-cell")) {
      for (Node node : window.shell().scene().getRoot().lookupAll(selector)) {
        if (node instanceof Labeled labeled && shown(node)) {
          words.append(labeled.getText()).append('\n');
        }
      }
    }
    return words.toString();
  }

  private String line(String beginning) {
    return words().lines().filter(line -> line.startsWith(beginning)).findFirst().orElse("");
  }

  /** A file that the page says it has written. */
  private Path file(String name) throws Exception {
    until(() -> labelled(name));
    return data.resolve("reports").resolve(name);
  }

  private static String pdf(Path file) throws Exception {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String workbook(Path file) throws Exception {
    StringBuilder text = new StringBuilder();
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook book = new ReadableWorkbook(in)) {
      for (Sheet sheet : book.getSheets().toList()) {
        try (Stream<Row> rows = sheet.openStream()) {
          rows.forEach(
              row ->
                  row.stream()
                      .filter(cell -> cell != null && cell.getRawValue() != null)
                      .forEach(cell -> text.append(cell.getText()).append('|')));
        }
      }
    }
    return text.toString();
  }

  private static String csv(Path file) throws Exception {
    StringBuilder text = new StringBuilder();
    String content = Files.readString(file, UTF_8).replace("\uFEFF", "");
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(content)) {
      for (CsvRecord record : reader) {
        text.append(String.join("|", record.getFields())).append('\n');
      }
    }
    return text.toString();
  }
}
