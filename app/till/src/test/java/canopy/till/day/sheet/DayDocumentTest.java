package canopy.till.day.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.fuel.Fill;
import canopy.till.receipt.PaperMaster;
import canopy.till.report.export.Cell;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.ReportDocument;
import canopy.till.report.export.ReportExport;
import canopy.till.report.export.ReportFormat;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an auditor takes home: the whole report in each kind of file. */
class DayDocumentTest {
  private static final List<String> PARTS =
      List.of("Drawers", "Deliveries", "Shifts", "Payments", "Signature");

  private static final int DAYS = 6;

  @TempDir Path temp;

  private ReportDocument report() throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("s"), 4)) {
      station.play(DAYS);
      for (int day = 0; day < DAYS; day++) {
        DaySheet sheet = station.sheet(day);
        if (sheet.report().fuel().tanks().stream()
            .anyMatch(tank -> !tank.period().deliveries().isEmpty())) {
          return new DaySections(words(), sheet).document();
        }
      }
      throw new AssertionError("no tanker came on any day");
    }
  }

  private static DayWords words() {
    return new DayWords(
        new Texts(Language.ENGLISH), Language.ENGLISH, new Formats("¥", 2), PaperMaster.demo());
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void everyFileHasWhoHadTheDrawerAndWhatTankersBrought(ReportFormat format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportExport.write(report(), format, out, new FileProgress());
    assertThat(text(format, out.toByteArray())).contains(PARTS);
  }

  @Test
  void aDeliveryStandsThereWithItsPaperAndWhatItIsShort() throws Exception {
    Section deliveries =
        report().sections().stream()
            .filter(section -> section.title().equals("Deliveries"))
            .findFirst()
            .orElseThrow();
    for (List<Cell> row : deliveries.rows()) {
      long ticket = ((Cell.Figure) row.get(2)).value();
      long measured = ((Cell.Figure) row.get(3)).value();
      assertThat(row.getLast()).isEqualTo(Cell.litres(measured - ticket));
    }
  }

  /** By its key nobody finds it, and several may wait at one pump. */
  @Test
  void anUnpaidFillIsCarriedOnByPumpGradeAmountAndTime() throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("u"), 4)) {
      station.play(DAYS);
      int seen = 0;
      for (int day = 0; day < DAYS; day++) {
        DaySheet sheet = station.sheet(day);
        List<List<Cell>> open =
            new DaySections(words(), sheet)
                .document().sections().stream()
                    .filter(section -> section.title().equals("Open items"))
                    .flatMap(section -> section.rows().stream())
                    .toList();
        for (Fill fill : sheet.report().end().unpaid()) {
          String name =
              words().grade(fill.grade())
                  + " · "
                  + words()
                      .local(fill.endedAt())
                      .format(DateTimeFormatter.ofPattern("MM-dd HH:mm"));
          assertThat(open)
              .contains(
                  List.of(
                      Cell.of("Unpaid fill"),
                      Cell.of(name),
                      Cell.integer(fill.pump()),
                      Cell.money(fill.amount().minor())));
          seen++;
        }
        assertThat(open).noneMatch(row -> row.toString().contains("c1/"));
      }
      assertThat(seen).isPositive();
    }
  }

  private static String text(ReportFormat format, byte[] file) throws IOException {
    return switch (format) {
      case PDF -> {
        try (PDDocument document = Loader.loadPDF(file)) {
          yield new PDFTextStripper().getText(document);
        }
      }
      case CSV -> new String(file, UTF_8);
      case XLSX -> {
        StringBuilder text = new StringBuilder();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
          for (Sheet sheet : book.getSheets().toList()) {
            text.append(sheet.getName()).append('\n');
            sheet.read().forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
          }
        }
        yield text.toString();
      }
    };
  }
}
