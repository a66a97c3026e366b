package canopy.till.day.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.settlement.FuelSum;
import canopy.core.settlement.Gap;
import canopy.till.receipt.PaperMaster;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day's report says of fuel that does not agree. */
class FuelSectionsTest {
  private static final int DAYS = 8;

  @TempDir Path temp;

  private static FuelSections sections(DaySheet sheet) {
    return new FuelSections(
        new DayWords(
            new Texts(Language.ENGLISH), Language.ENGLISH, new Formats("¥", 2), PaperMaster.demo()),
        sheet.report());
  }

  /** By what the grade brought in on the day, to the cent. */
  @Test
  void litresThatAreMissingSayWhatTheyAreWorth() throws Exception {
    int valued = 0;
    try (PlayedStation station = PlayedStation.open(temp.resolve("s"), 4)) {
      station.play(DAYS);
      for (int day = 0; day < DAYS; day++) {
        DaySheet sheet = station.sheet(day);
        List<Gap> gaps =
            sheet.report().fuel().gaps().stream()
                .filter(gap -> gap.kind() == Gap.Kind.DELIVERY_DIFFERENCE)
                .filter(Gap::isWorthALine)
                .toList();
        for (Gap gap : gaps) {
          FuelSum flowed =
              sheet.report().fuel().grades().stream()
                  .filter(grade -> grade.grade() == gap.place().grade())
                  .findFirst()
                  .orElseThrow()
                  .fills()
                  .dispensed();
          if (flowed.volume().millilitres() == 0) {
            continue;
          }
          long worth =
              BigDecimal.valueOf(gap.volume().millilitres())
                  .multiply(BigDecimal.valueOf(flowed.amount().minor()))
                  .divide(
                      BigDecimal.valueOf(flowed.volume().millilitres()), 0, RoundingMode.HALF_UP)
                  .longValueExact();
          assertThat(sections(sheet).gaps().rows())
              .anyMatch(
                  row ->
                      row.get(1).equals(Cell.litres(gap.volume().millilitres()))
                          && row.get(2).equals(Cell.money(worth)));
          valued++;
        }
      }
    }
    assertThat(valued).isPositive();
  }

  /** 5.088 and 32.904 and 21.594 are 59.59, shown as 5.09, 32.90 and 21.59. */
  @Test
  void figuresThatAreShownRoundedSaySo() throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("h"), 4)) {
      station.play(2);
      Section fates = sections(station.sheet(1)).fates();
      assertThat(fates.note()).contains("0.01");
    }
  }
}
