package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PayMethod;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.TillState;
import canopy.till.ui.Formats;
import canopy.till.ui.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cashier hears of a payment that succeeds beside the next customer's sale. */
class PaidAsideTest {
  private static final String SALE = "R1-261123-00004";
  private static final String ORDER = "00S001T1261123000004";
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Money SEVEN = Money.of(700, "CNY");

  private final PaidAside paid = new PaidAside(Formats.yuan());
  private TillState state = TillState.initial("CNY");

  private void happens(Event event) {
    state = state.apply(new Recorded(state.seq() + 1, NOW, DAY, Recorded.SYSTEM, event));
  }

  private void putsAside() {
    happens(new SaleEvent.Opened(SALE, Sale.Kind.SALE, null, "CNY", "1001", NOW));
    PayMethod method = new PayMethod("alipay", "alipay", Set.of(Mode.QR), true, Map.of());
    happens(
        new PaymentEvent.Started(Attempt.begun(ORDER, SALE, method, Mode.QR, SEVEN, null, NOW)));
    happens(new SaleEvent.SetAside(SALE, null));
    assertThat(paid.follow(state)).isEmpty();
  }

  @Test
  void aPaidOneIsToldOnceWithItsNumberAndSum() {
    putsAside();
    happens(new PaymentEvent.Paid(ORDER, "1", SEVEN, "", NOW));
    happens(new SaleEvent.Completed(completed()));
    assertThat(paid.follow(state))
        .contains(Notice.of(Notice.Level.DONE, "sale.asidepaid", SALE, "7.00"));
    assertThat(paid.follow(state)).isEmpty();
  }

  @Test
  void oneThatIsTakenUpAgainIsNotPaid() {
    putsAside();
    happens(new SaleEvent.Recalled(SALE));
    assertThat(paid.follow(state)).isEmpty();
  }

  @Test
  void oneWhosePaymentCameToNothingIsNotPaid() {
    putsAside();
    happens(new PaymentEvent.Closed(ORDER, "NOT_FOUND"));
    assertThat(state.basket().held()).hasSize(1);
    assertThat(paid.follow(state)).isEmpty();
  }

  private static CompletedSale completed() {
    Money zero = Money.zero("CNY");
    return new CompletedSale(
        SALE,
        Sale.Kind.SALE,
        null,
        DAY,
        NOW,
        NOW,
        "1001",
        List.of(),
        new Totals(List.of(), zero, SEVEN, List.of(), SEVEN),
        List.of(),
        zero,
        "",
        null,
        List.of());
  }
}
