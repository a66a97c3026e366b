package canopy.till.day;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.day.BillState;
import canopy.core.shift.OpenItem;
import canopy.till.ui.manage.OpenWords;
import canopy.till.ui.manage.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

  @Test
  void billsThatNobodyFetchedAreCountedAndLeadToTheBills() {
    LocalDate day = LocalDate.of(2026, 11, 22);
    BillState missing = new BillState("wechat", day, BillState.State.NOT_FETCHED, 0);
    assertThat(OpenLine.count(List.of(), 0, List.of(missing, missing)))
        .containsExactly(Map.entry(OpenLine.BILLS_UNFETCHED, 2));
    assertThat(OpenLine.count(List.of(), 0, List.of())).isEmpty();
    assertThat(OpenLine.BILLS_UNFETCHED.place()).isEqualTo(Place.BILLS);
  }

  @ParameterizedTest
  @EnumSource(names = {"SALE_ASIDE", "PAYMENT", "REFUND"})
  void whatWaitsForMoneyIsDealtWithAtThePayments(OpenItem.Kind kind) {
    assertThat(OpenLine.of(kind).place()).isEqualTo(Place.PAYMENTS);
  }
}
