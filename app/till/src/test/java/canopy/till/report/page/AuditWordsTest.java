package canopy.till.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.receipt.PaperMaster;
import canopy.till.report.StationNames;
import canopy.till.store.query.AuditKind;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuditWordsTest {
  private static final Pattern CODE =
      Pattern.compile("[A-Z]{3,}|\\[|[a-z]\\.[a-z]|by itself|temporary| open$");

  private static AuditWords words(Language language) {
    Texts texts = new Texts(language);
    return new AuditWords(
        new ReportFacts(
            texts,
            language,
            Formats.yuan(),
            new StationNames(PaperMaster::demo, texts),
            ZoneOffset.UTC,
            Instant.EPOCH,
            ""));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SHIFT_OPENED | by itself | By itself, at the first sale",
        "SHIFT_CLOSED | 3 open | 3 not settled",
        "SHIFT_CLOSED | 0 open | ''",
        "SHIFT_HANDED_OVER | 9001 > 9002 | 9001 → 9002",
        "CASH_PAID_OUT | supplies two brooms | Supplies · two brooms",
        "CASH_PAID_OUT | supplies | Supplies",
        "PIN_CHANGED | temporary | Temporary",
        "FILL_WRITTEN_OFF | DRIVE_OFF | Drive-off",
        "BILL_RESOLVED | GIVEN_BACK twice | Given back · twice",
        "READING_TYPED | DAY_CLOSE | Close of the day",
        "TANK_ALARMED | [HIGH_WATER, LOW_PRODUCT] | High water, Low product",
        "TANK_ALARMED | [] | Over",
        "STOCK_FLAGGED | 2 | Tank 2",
        "OPERATOR_CHANGED | Tom Lee cashier ES - |"
            + " Tom Lee · Cashier · Español · may not sign in",
        "SETTING_CHANGED | false > true | On",
        "SETTING_CHANGED | 60 > 120 | 60 → 120",
        "PRICE_CHANGED | 78600 > 79100 | 78.60 → 79.10",
        "PRICE_CHANGED | > 79100 | – → 79.10",
        "LOCAL_CHANGE_MADE | 350 > 400 | 0.35 → 0.40",
        "LOCAL_CHANGE_ANSWERED | - not now | Refused · not now",
        "LOCAL_CHANGE_ANSWERED | + | Agreed",
        "SIGN_ASKED | 1 | Before the pumps",
        "PUMP_PRICES_SET | [1, 3] | Pump 1, Pump 3",
        "DIFFERENCE_ACCEPTED | 9001 short change | 9001 · short change",
        "SALE_VOIDED | left without it | left without it",
      })
  void wordsDetails(AuditKind kind, String kept, String word) {
    assertThat(words(Language.ENGLISH).detail(kind, kept)).isEqualTo(word);
  }

  @Test
  void wordsRightsAlsoThoseWithApproval() {
    assertThat(words(Language.ENGLISH).detail(AuditKind.ROLE_CHANGED, "SELL (PRICE_OVERRIDE)"))
        .isEqualTo("Sell, Change a price (with approval)");
    assertThat(words(Language.ENGLISH).detail(AuditKind.APPROVED, "AUTHORISE_PUMP pump 3"))
        .endsWith(" · Pump 3");
    assertThat(words(Language.ENGLISH).subject(AuditKind.STOCK_FLAGGED, "THIRTY_DAYS"))
        .isEqualTo("Difference of thirty days");
  }

  @Test
  void wordsLimitsAndDevicesAsTheirPagesDo() {
    AuditWords words = words(Language.ENGLISH);
    assertThat(words.subject(AuditKind.SETTING_CHANGED, "limit.shift.difference.card"))
        .isEqualTo("Difference of Bank card");
    assertThat(words.subject(AuditKind.SETTING_CHANGED, "limit.tanks.trend.decision"))
        .isEqualTo("Trend: alarm when it adds up to, of the usual spread");
    assertThat(words.detail(AuditKind.APPROVED, "CHANGE_SETTINGS limit.shift.float"))
        .endsWith(" · Change usually left in the drawer");
    assertThat(words.detail(AuditKind.APPROVED, "CHANGE_SETTINGS device.POLE"))
        .endsWith(" · Pole display");
    assertThat(words.subject(AuditKind.SETTING_CHANGED, "limit.new")).isEqualTo("limit.new");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void leavesNoCodeInAnyLanguage(Language language) {
    AuditWords words = words(language);
    assertThat(
            List.of(
                words.detail(AuditKind.SHIFT_OPENED, "by itself"),
                words.detail(AuditKind.SHIFT_CLOSED, "3 open"),
                words.detail(AuditKind.READING_TYPED, "SHIFT_CLOSE"),
                words.subject(AuditKind.READING_TYPED, "[1, 2]"),
                words.detail(AuditKind.TANK_ALARMED, "[HIGH_WATER]"),
                words.subject(AuditKind.STOCK_FLAGGED, "METER_DRIFT"),
                words.detail(AuditKind.ROLE_CHANGED, "SELL (REFUND)"),
                words.detail(AuditKind.APPROVED, "RECORD_READING DAY_CLOSE"),
                words.detail(AuditKind.BILL_RESOLVED, "BOOKED"),
                words.detail(AuditKind.PEOPLE_HELD_BACK, "LAST_WITH_RIGHT TOO_MANY"),
                words.subject(AuditKind.SETTING_CHANGED, "paperLanguage"),
                words.subject(AuditKind.SETTING_CHANGED, "device.TANK_GAUGE.units"),
                words.subject(AuditKind.SETTING_CHANGED, "limit.tanks.trend.decision"),
                words.subject(AuditKind.SETTING_CHANGED, "limit.shift.difference"),
                words.subject(AuditKind.SETTING_CHANGED, "limit.shift.difference.card"),
                words.detail(AuditKind.APPROVED, "CHANGE_SETTINGS device.PRINTER"),
                words.detail(AuditKind.APPROVED, "CHANGE_SETTINGS limit.findings.voids"),
                words.detail(AuditKind.APPROVED, "CHANGE_SETTINGS limit.shift.difference.card")))
        .noneMatch(word -> CODE.matcher(word).find());
  }

  /** Such as from a program of another version. */
  @ParameterizedTest
  @EnumSource(AuditKind.class)
  void showsWhatItDoesNotUnderstandAsItIsKept(AuditKind kind) {
    AuditWords words = words(Language.ENGLISH);
    for (String kept : List.of("?", "NEW_THING", "[")) {
      assertThat(words.subject(kind, kept)).isEqualTo(kind == AuditKind.TILL_STARTED ? "" : kept);
      assertThat(words.detail(kind, kept))
          .isEqualTo(
              switch (kind) {
                case PIN_CHANGED -> "Temporary";
                case SHIFT_OPENED -> "By itself, at the first sale";
                default -> kept;
              });
    }
    assertThat(words.subject(kind, "")).isEmpty();
    assertThat(words.detail(kind, "")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"APPROVED", "ROLE_CHANGED", "PEOPLE_HELD_BACK", "BILL_RESOLVED"})
  void showsWordsAfterANameItDoesNotKnowToo(AuditKind kind) {
    assertThat(words(Language.ENGLISH).detail(kind, "NEW_RIGHT x")).isEqualTo("NEW_RIGHT x");
  }
}
