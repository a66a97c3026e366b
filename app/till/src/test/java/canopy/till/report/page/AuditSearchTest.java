package canopy.till.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.receipt.PaperMaster;
import canopy.till.report.StationNames;
import canopy.till.store.SoldDays;
import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.AuditPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People look for what they read, not for what the database keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditSearchTest {
  private static final int LIMIT = StoreReader.LONGEST_PAGE;

  private SoldDays days;

  @BeforeAll
  void sell(@TempDir Path folder) throws Exception {
    days = new SoldDays(folder.resolve("store"), 4, 300);
  }

  @AfterAll
  void close() {
    days.close();
  }

  private AuditSearch search(Language language) {
    Texts texts = new Texts(language);
    ReportFacts facts =
        new ReportFacts(
            texts,
            language,
            Formats.yuan(),
            new StationNames(PaperMaster::demo, texts),
            ZoneOffset.UTC,
            Instant.EPOCH,
            "");
    return new AuditSearch(days.reader(), facts);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ENGLISH, refund, REFUNDED",
    "ENGLISH, REFUND, REFUNDED",
    "CHINESE, 退货, REFUNDED",
    "CHINESE, 退款, REFUNDED",
    "SPANISH, devolucion, REFUNDED",
    "SPANISH, línea anulada, LINE_VOIDED",
    "SPANISH, anulada linea, LINE_VOIDED",
    "ENGLISH, high water, TANK_ALARMED",
    "CHINESE, 油罐报警, TANK_ALARMED",
    "ENGLISH, supplies, CASH_PAID_OUT",
    "ENGLISH, difference of thirty, STOCK_FLAGGED",
    "ENGLISH, THIRTY_DAYS, STOCK_FLAGGED",
  })
  void findsWhatIsReadAndWhatIsKept(Language language, String typed, AuditKind kind)
      throws StoreUnavailable {
    AuditPage found = search(language).find(AuditFilter.ALL, typed, LIMIT);
    assertThat(found.rows()).extracting(AuditPage.Row::kind).contains(kind);
  }

  @Test
  void findsNothingElse() throws StoreUnavailable {
    AuditPage found = search(Language.ENGLISH).find(AuditFilter.ALL, "line voided", LIMIT);
    assertThat(found.rows())
        .isNotEmpty()
        .allMatch(
            row ->
                row.kind() == AuditKind.LINE_VOIDED
                    || (row.subject() + row.detail())
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("void"));
    assertThat(search(Language.ENGLISH).find(AuditFilter.ALL, "zeppelin", LIMIT).rows()).isEmpty();
  }

  @Test
  void looksThroughAllPagesAndStopsAtTheLimit() throws StoreUnavailable {
    List<AuditPage.Row> all = new ArrayList<>();
    long before = StoreReader.NEWEST;
    boolean complete = false;
    while (!complete) {
      AuditPage page = days.reader().audit(AuditFilter.ALL, before, LIMIT);
      all.addAll(page.rows());
      before = page.nextBefore();
      complete = page.complete();
    }
    List<AuditPage.Row> voided =
        all.stream().filter(row -> row.kind() == AuditKind.LINE_VOIDED).toList();
    assertThat(voided).isNotEmpty();
    AuditSearch search = search(Language.ENGLISH);
    assertThat(search.find(AuditFilter.ALL, "line voided", 1).rows())
        .as("pages of one")
        .isEqualTo(voided.subList(0, 1));
    assertThat(search.find(AuditFilter.ALL, "line voided", 1).complete())
        .isEqualTo(voided.size() == 1);
    AuditPage everything = search.find(AuditFilter.ALL, "  ", LIMIT);
    assertThat(everything.rows()).isEqualTo(all.subList(0, everything.rows().size()));
  }
}
