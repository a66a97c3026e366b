package canopy.till.day;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.shift.OpenItem;
import canopy.till.ui.manage.OpenWords;
import canopy.till.ui.manage.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the day counts leads to the same place as from the shift. */
class OpenLineTest {
  @ParameterizedTest
  @EnumSource
  void leadsWhereTheItemItselfLeads(OpenItem.Kind kind) {
    assertThat(OpenLine.of(kind).place()).isEqualTo(OpenWords.place(kind));
    assertThat(OpenWords.place(kind)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"SALE_ASIDE", "PAYMENT", "REFUND"})
  void whatWaitsForMoneyIsDealtWithAtThePayments(OpenItem.Kind kind) {
    assertThat(OpenLine.of(kind).place()).isEqualTo(Place.PAYMENTS);
  }
}
