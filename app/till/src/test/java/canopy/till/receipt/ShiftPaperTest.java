package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.till.ui.PictureTest;
import canopy.till.ui.TextRasteriser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told by the shift's report what should be in the drawer: 507.00. */
class ShiftPaperTest extends PictureTest {
  private static final ShiftCommand UNCOUNTED = new ShiftCommand.Close(false, false, 0);

  private final PaperStation station = new PaperStation();

  @BeforeEach
  void openWithASale() {
    PaperKind.opened(station);
  }

  /** Figures are ASCII in every code page. */
  private String printed() {
    byte[] paper = station.print(PrinterProfile.MM80, new TextRasteriser());
    return new String(paper, StandardCharsets.ISO_8859_1);
  }

  @Test
  void tellsWhoMaySeeIt() {
    station.does(UNCOUNTED);
    assertThat(printed()).contains("S1-261122-1", "500.00", "507.00", "7.00");
  }

  @Test
  void keepsItFromWhoClosesUncountedAndMayNotSeeIt() {
    station.blindly(UNCOUNTED);
    assertThat(printed()).contains("S1-261122-1").doesNotContain("500.00", "7.00");
  }

  /** The figures were typed before they are compared. */
  @Test
  void tellsWhoCounted() {
    station.does(new ShiftCommand.Count(CashCount.NONE.with(10_000, 5), Map.of()));
    station.blindly(new ShiftCommand.Close(true, true, 0));
    assertThat(printed()).contains("507.00", "-7.00");
  }

  /** A slip that a second person said yes to bears that name, and a count as well. */
  @Test
  void namesWhoSaidYes() {
    station.does(
        new ShiftCommand.MoveCash(
            0, CashMovement.Kind.PAID_OUT, PaperStation.yuan("20"), "supplies", "", null));
    assertThat(named()).doesNotContain("赵敏");
    station.approvedBy = PaperStation.COUNTS_BLIND;
    assertThat(named()).contains("赵敏");
    station.does(new ShiftCommand.Count(CashCount.NONE.with(10_000, 5), Map.of()));
    assertThat(named()).contains("赵敏");
  }

  /** Nobody had left anything that the float could differ from. */
  @Test
  void aPlainFirstFloatIsComparedWithNothing() {
    station.does(UNCOUNTED);
    assertThat(named()).contains("500.00").doesNotContain("与上一班相差");
  }

  /** The drawer may be another person's. */
  @Test
  void theHeadSaysWhoHadItPrintedAndNotThatItIsTheDrawersCashier() {
    station.does(UNCOUNTED);
    assertThat(named()).contains("经办 ").doesNotContain("收银员 ");
  }

  private String named() {
    byte[] paper = station.print(PrinterProfile.MM80, new TextRasteriser());
    return new String(paper, Charset.forName("GB18030"));
  }

  @Test
  void theDaysPaperSaysWhoHadTheDrawer() {
    station.does(new CounterCommand.CloseDay());
    station.prints("2026-11-22");
    assertThat(named()).contains("钱箱责任", "王芳");
  }

  /** The day's report tells it anyway. */
  @Test
  void tellsWhoClosesTheDay() {
    station.blindly(new CounterCommand.CloseDay());
    station.prints("S1-261122-1");
    assertThat(printed()).contains("507.00");
  }
}
