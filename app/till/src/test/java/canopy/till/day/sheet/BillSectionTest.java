package canopy.till.day.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.receipt.PaperMaster;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day's report says of the channels' bills. */
class BillSectionTest {
  private static final Language EN = Language.ENGLISH;

  @TempDir Path temp;

  private DaySections sections() throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("s"), 4)) {
      station.play(1);
      DayWords words = new DayWords(new Texts(EN), EN, new Formats("¥", 2), PaperMaster.demo());
      return new DaySections(words, BilledReport.of(station.sheet(0)));
    }
  }

  @Test
  void aBillStandsOnceWithItsAmountsHoweverManyTimesItIsNamed() throws Exception {
    DaySections sections = sections();
    LocalDate day = sections.sheet().report().span().day();
    assertThat(sections.all().get(DayPart.BILLS).rows())
        .containsExactly(
            row(sections, "wechat", day.minusDays(2), "differences", empty(), Cell.integer(1)),
            row(sections, "wechat", day.minusDays(1), "dealt with", amounts(), Cell.integer(0)),
            row(sections, "alipay", day, "not fetched", empty(), Cell.empty()),
            row(sections, "wechat", day, "differences", amounts(), Cell.integer(2)));
  }

  private static List<Cell> row(
      DaySections sections,
      String channel,
      LocalDate day,
      String state,
      List<Cell> amounts,
      Cell open) {
    return List.of(
        Cell.of(sections.words().channel(channel)),
        Cell.date(day),
        Cell.of(state),
        amounts.get(0),
        amounts.get(1),
        amounts.get(2),
        open);
  }

  private static List<Cell> empty() {
    return List.of(Cell.empty(), Cell.empty(), Cell.empty());
  }

  /** Another till's takings on the same account, and what the next bill has, are in neither. */
  private static List<Cell> amounts() {
    return List.of(Cell.money(10_866), Cell.money(11_516), Cell.money(650));
  }

  @Test
  void whoCountsBlindIsNotToldWhatWasTaken() throws Exception {
    Map<DayPart, Section> blind = sections().blind();
    assertThat(blind.get(DayPart.BILLS).rows()).hasSize(4);
    assertThat(blind.get(DayPart.BILLS).toString()).doesNotContain("MONEY");
    assertThat(blind).doesNotContainKeys(DayPart.TENDERS, DayPart.SHIFTS);
  }
}
