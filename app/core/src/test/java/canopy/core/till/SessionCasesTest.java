package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.account.DayAccount;
import canopy.core.account.TaxSum;
import canopy.core.account.TenderSum;
import canopy.core.account.ZReport;
import canopy.core.command.CounterCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numeric cases S as they stand there: the sales of one shift, and what the shift, the day, its
 * report, the drawer and the shelf come to.
 */
class SessionCasesTest {
  private static final Rate FIVE_PERCENT = new Rate(50_000);

  private final Till till =
      Till.signedIn(new TestBook().keepsShifts(ShiftSettings.Use.OPENED_BY_SALE));

  // A step is a tender and what is bought, "back" for all of the sale before, or "blind" and what
  // comes back without its sale; % takes 5 % off each line.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // id | goods | steps | total | tenders | taxes | pieces
        "S4 | P1 10.00 7e, P2 20.00 10i, P3 30.00 10i 7e"
            + "| cash 10xP1 5xP2, cash 7xP2 4xP3, card 1xP1 3xP2 5xP3"
            + "| 704.89 | card 230.25, cash 474.64 | 10i 51.82, 7e 24.89 | P1 -11, P2 -15, P3 -9",
        "S6 | P1 10.00 7e, P2 20.00 10i, P3 30.00 10i 7e"
            + "| cash 3xP1 2xP2 1xP3, back"
            + "| 0.00 | cash 0.00 | 10i 0.00, 7e 0.00 | P1 0, P2 0, P3 0",
        "S9 | A 11.80 21i, B 15.30 21i"
            + "| cash% 6xA, blind% 6xB"
            + "| -19.95 | cash -19.95 | 21i -3.47 | A -6, B 6",
        "S10 | A 10 , B 20 , C 30 "
            + "| cash 10xA 5xB, cash 7xB 1xC, card 1xA 3xB 5xC"
            + "| 590.00 | card 220.00, cash 370.00 | '' | A -11, B -15, C -6",
      })
  void comesTo(
      String id,
      String goods,
      String steps,
      String total,
      String tenders,
      String taxes,
      String pieces) {
    for (String article : goods.split(",")) {
      String[] parts = article.strip().split(" ", 3);
      till.book.sells(parts[0], parts[1], parts.length < 3 ? "" : parts[2].strip());
    }
    for (String step : steps.split(",")) {
      does(step.strip());
    }
    Shift shift = till.state.shifts().open();
    assertThat(shift).as("the first sale opened it").isNotNull();
    comesTo(shift.totals().all(), total, tenders);
    comesTo(till.state.day().totals(), total, tenders);
    assertThat(shift.expectedCash()).as("in the drawer").isEqualTo(amounts(tenders).get("cash"));

    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    assertThat(
            till.journal.stream()
                .map(Recorded::event)
                .filter(ShiftEvent.Closed.class::isInstance)
                .map(event -> ((ShiftEvent.Closed) event).shift().totals().all()))
        .containsExactly(shift.totals().all());
    DayAccount account = new DayAccount(1, 1, "CNY", null);
    till.journal.forEach(account::add);
    ZReport report = account.report();
    assertThat(report.isTrue()).isTrue();
    comesTo(report.totals(), total, tenders);
    assertThat(
            report.tenders().stream()
                .collect(Collectors.toMap(TenderSum::kind, SessionCasesTest::kept)))
        .isEqualTo(amounts(tenders));
    assertThat(report.taxes().stream().collect(Collectors.toMap(TaxSum::taxId, TaxSum::amount)))
        .isEqualTo(amounts(taxes));
    assertThat(pieces()).isEqualTo(counts(pieces));
  }

  private void does(String step) {
    String[] words = step.split(" ");
    boolean less = words[0].endsWith("%");
    String what = less ? words[0].substring(0, words[0].length() - 1) : words[0];
    if (what.equals("back")) {
      CompletedSale sold = till.last();
      for (Line line : sold.lines()) {
        till.returns(sold, line.no(), ((Line.Goods) line).quantity().amount());
      }
      till.paysCash();
      return;
    }
    if (what.equals("blind")) {
      till.approved(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
    }
    for (int i = 1; i < words.length; i++) {
      String[] parts = words[i].split("x");
      till.adds(parts[1], Long.parseLong(parts[0]));
      if (less) {
        till.approved(
            Right.DISCOUNT, new SaleCommand.SetLineDiscount(i, new Discount.Percent(FIVE_PERCENT)));
      }
    }
    if (what.equals("card")) {
      till.does(till.taking("card", till.total()));
    } else {
      till.paysCash();
    }
  }

  private static void comesTo(DayTotals totals, String total, String tenders) {
    assertThat(totals.total()).isEqualTo(yuan(total));
    assertThat(totals.tenders()).isEqualTo(amounts(tenders));
  }

  private static Money kept(TenderSum sum) {
    return sum.taken().minus(sum.paidOut());
  }

  /** What is on the shelf more than before, by the journal. */
  private Map<String, Long> pieces() {
    Map<String, Long> pieces = new TreeMap<>();
    Map<String, CompletedSale> sales = new TreeMap<>();
    for (Recorded recorded : till.journal) {
      if (recorded.event() instanceof SaleEvent.Completed done) {
        sales.put(done.sale().id(), done.sale());
        boolean back = done.sale().kind() == Sale.Kind.REFUND;
        for (Line line : done.sale().lines()) {
          if (line instanceof Line.Goods sold) {
            long count = sold.quantity().amount();
            pieces.merge(sold.articleId(), back ? count : -count, Long::sum);
          } else if (line instanceof Line.Return returned) {
            Line was = sales.get(done.sale().refundOf()).line(returned.originalNo()).orElseThrow();
            pieces.merge(((Line.Goods) was).articleId(), returned.quantity().amount(), Long::sum);
          }
        }
      }
    }
    return pieces;
  }

  private static Map<String, Money> amounts(String text) {
    Map<String, Money> amounts = new TreeMap<>();
    for (String each : text.split(",")) {
      String[] parts = each.strip().split(" ");
      if (parts.length == 2) {
        amounts.put(parts[0], yuan(parts[1]));
      }
    }
    return amounts;
  }

  private static Map<String, Long> counts(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String each : text.split(",")) {
      String[] parts = each.strip().split(" ");
      counts.put(parts[0], Long.valueOf(parts[1]));
    }
    return counts;
  }
}
