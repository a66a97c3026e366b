package canopy.till.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.receipt.PaperMaster;
import canopy.till.report.StationNames;
import canopy.till.report.export.Cell;
import canopy.till.store.query.AuditKind;
import canopy.till.store.report.ReportReader;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why things were done, added up for who reads it. */
class ReasonSumsTest {
  private static List<List<Cell>> rows(List<ReportReader.Why> reasons) {
    Texts texts = new Texts(Language.ENGLISH);
    ReportFacts facts =
        new ReportFacts(
            texts,
            Language.ENGLISH,
            Formats.yuan(),
            new StationNames(PaperMaster::demo, texts),
            ZoneOffset.UTC,
            Instant.EPOCH,
            "");
    return new ReasonTable(facts).of(reasons).rows();
  }

  private static ReportReader.Why why(AuditKind kind, String reason, long times, long minor) {
    return new ReportReader.Why(kind, reason, times, minor);
  }

  private static List<Cell> row(String what, String reason, long times, long minor) {
    return List.of(Cell.of(what), Cell.of(reason), Cell.integer(times), Cell.money(minor));
  }

  @Test
  void oneReasonInSeveralLanguagesIsOne() {
    assertThat(
            rows(
                List.of(
                    why(AuditKind.SALE_VOIDED, "顾客放弃", 1, 100),
                    why(AuditKind.SALE_VOIDED, "", 2, 40),
                    why(AuditKind.SALE_VOIDED, "Cliente desiste", 2, 50),
                    why(AuditKind.DRAWER_OPENED, "locksmith", 1, 0),
                    why(AuditKind.CASH_PAID_OUT, "supplies", 1, -700))))
        .containsExactly(
            row("Sale voided", "Customer left", 3, 150),
            row("Sale voided", "(none given)", 2, 40),
            row("Drawer opened, no sale", "locksmith", 1, 0),
            row("Cash paid out", "Supplies", 1, -700));
  }

  @Test
  void whereEverybodyWritesHisOwnTheRareOnesAreTogether() {
    List<ReportReader.Why> reasons = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      reasons.add(why(AuditKind.DRAWER_OPENED, "reason " + i, i + 1, 0));
    }
    List<List<Cell>> rows = rows(reasons);
    assertThat(rows).hasSize(11);
    assertThat(rows.getFirst()).isEqualTo(row("Drawer opened, no sale", "reason 24", 25, 0));
    assertThat(rows.getLast()).isEqualTo(row("Drawer opened, no sale", "15 other reasons", 120, 0));
  }
}
