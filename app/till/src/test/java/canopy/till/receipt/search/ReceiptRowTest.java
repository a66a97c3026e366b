package canopy.till.receipt.search;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Original;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptRowTest {
  @ParameterizedTest
  @CsvSource({"CHINESE, 11月3日", "ENGLISH, 3 Nov", "SPANISH, 3 nov"})
  void theDayIsWrittenAsTheLanguageWritesIt(Language language, String day) {
    Look look = new Look(new Texts(language), Formats.yuan(), Sounds.silent());
    assertThat(ReceiptRow.unlisted(original(), look).day()).isEqualTo(day);
  }

  private static Original original() {
    Money total = Money.of(700, "CNY");
    Instant noon = Instant.parse("2026-11-03T04:00:00Z");
    return new Original(
        new CompletedSale(
            "R1-261103-00001",
            Sale.Kind.SALE,
            null,
            LocalDate.of(2026, 11, 3),
            noon,
            noon,
            "1001",
            List.of(),
            new Totals(List.of(), Money.zero("CNY"), total, List.of(), total),
            List.of(),
            Money.zero("CNY"),
            "",
            null,
            List.of()),
        Map.of(),
        0,
        1);
  }
}
