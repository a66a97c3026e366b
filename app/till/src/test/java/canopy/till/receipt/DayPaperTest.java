package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.till.ui.TextRasteriser;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the narrow strips of a day and a shift are like to read. */
class DayPaperTest {
  private static final String AMOUNT_ALONE = "\\s+-?[0-9,]+\\.[0-9]{2}";

  private final PaperStation station = new PaperStation();

  private void sellsFuel() {
    PaperKind.opened(station);
    station.hears(
        new FuelCommand.ReportFill(PaperStation.fill("pts-4-1", 4, 1_315_770, "9645.09")));
    station.does(new SaleCommand.TakeFill("pts-4-1"));
    station.pays("card", PaperStation.yuan("9645.09"));
  }

  private List<String> lines(PrinterProfile profile, Language language) {
    station.speaks(language);
    byte[] paper = station.print(profile, new TextRasteriser());
    String text = new String(paper, Charset.forName("GB18030"));
    // Three bytes each: ESC or GS, the command and its parameter.
    return Arrays.asList(text.replaceAll("[\\x1b\\x1d].[^\\n]", "").split("\n"));
  }

  @Test
  void theDaysReportPutsTwoFiguresOnALineAndEndsWithRoomToSign() {
    PaperKind.DAY_REPORT.happen(station);
    station.prints("2026-11-22");
    List<String> lines = lines(PrinterProfile.MM80, Language.ZH_CN);
    assertThat(lines).anyMatch(line -> line.matches(".*计税额.* [0-9,.]+ +.*金额.* [0-9,.]+"));
    assertThat(lines).anyMatch(line -> line.matches("现金 +净额 [0-9,.]+"));
    assertThat(lines).anyMatch(line -> line.contains("店长签字") && line.contains("____"));
  }

  @Test
  void anAmountOfAShiftStandsBesideItsNameOnNarrowPaperToo() {
    sellsFuel();
    station.does(new ShiftCommand.Close(false, false, 0));
    List<String> lines = lines(PrinterProfile.MM58, Language.ES);
    assertThat(lines).anyMatch(line -> line.contains("9,645.09"));
    assertThat(lines).noneMatch(line -> line.matches(AMOUNT_ALONE));
  }
}
