package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.FuelEvent;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Limit;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.LineCost;
import org.junit.jupiter.api.Test;

/** What a sale costs is written down with it, and nothing later changes it. */
class CostTest {
  private final Till till = Till.signedIn();

  private static LineCost cost(int no, String amount) {
    return new LineCost(no, yuan(amount));
  }

  @Test
  void isCostTimesQuantityRoundedHalfUpToACent() {
    till.book.costs("cola", 1_985L).costs("nuts", 31_000L).fuelCosts(6_195);
    till.filled("k1", 3, 23_410, "184.00");
    till.adds("cola", 3);
    till.does(new SaleCommand.AddArticle("nuts", "n", Quantity.grams(355), null));
    till.does(new SaleCommand.TakeFill("k1"));
    // 3 x 1.985 = 5.955; 0.355 x 31.000 = 11.005; 23.41 x 6.195 = 145.02495
    assertThat(till.paysCash().costs())
        .containsExactly(cost(1, "5.96"), cost(2, "11.01"), cost(3, "145.02"));
  }

  @Test
  void isThatOfTheMomentAtWhichItIsPaid() {
    till.book.costs("cola", 1_000L);
    till.adds("cola", 1);
    till.book.costs("cola", 1_200L);
    CompletedSale sold = till.paysCash();
    till.book.costs("cola", 2_000L);
    assertThat(sold.cost(1)).contains(yuan("1.20"));
    till.returns(sold, 1, 1);
    assertThat(till.paysCash().cost(1)).contains(yuan("-1.20"));
  }

  @Test
  void isLeftOutWhereItIsNotKnown() {
    till.book.costs("cola", 0L);
    till.filled("k1", 3, 23_410, "184.00");
    till.adds("cola", 1);
    till.does(new SaleCommand.TakeFill("k1"));
    CompletedSale sold = till.paysCash();
    assertThat(sold.costs()).containsExactly(cost(1, "0"));
    assertThat(sold.cost(2)).isEmpty();
    till.returns(sold, 2, 1);
    assertThat(till.paysCash().costs()).isEmpty();
  }

  @Test
  void isNotKnownOfALabelThatTellsNoWeight() {
    till.book.costs("nuts", 31_000L);
    till.does(new SaleCommand.AddArticle("nuts", "n", Quantity.pieces(1), yuan("12.00")));
    assertThat(till.paysCash().costs()).isEmpty();
  }

  /** Whatever is returned in whatever steps: in the end the cost is gone to the cent. */
  @Test
  void comesBackInExactShares() {
    till.book.costs("cola", 1_233L);
    till.adds("cola", 7);
    CompletedSale sold = till.paysCash();
    Money left = sold.cost(1).orElseThrow();
    for (int units : new int[] {2, 1, 3, 1}) {
      till.returns(sold, 1, units);
      left = left.plus(till.paysCash().cost(1).orElseThrow());
    }
    assertThat(left).isEqualTo(yuan("0"));
  }

  @Test
  void goesDownWhenGoodsComeBackWithoutAReceipt() {
    till.book.costs("cola", 1_233L);
    till.approved(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
    till.adds("cola", 2);
    assertThat(till.paysCash().costs()).containsExactly(cost(1, "-2.47"));
  }

  @Test
  void ofPrepaidFuelIsToldWhenItFlowsAndWithoutItsOverrun() {
    till.book.fuelCosts(6_000);
    till.does(new SaleCommand.AddPrepay(3, new Limit.ByAmount(yuan("100.00")), yuan("100.00")));
    assertThat(till.paysCash().costs()).isEmpty();
    till.hears(new FuelCommand.ReportFill(Till.fill("k9", 3, 12_850, "101.00")));
    FuelEvent.Dispensed filled =
        till.journal.stream()
            .map(recorded -> recorded.event())
            .filter(FuelEvent.Dispensed.class::isInstance)
            .map(FuelEvent.Dispensed.class::cast)
            .findFirst()
            .orElseThrow();
    Money cost = Money.of((filled.prepaidPart().volume().millilitres() * 6 + 5) / 10, "CNY");
    assertThat(filled.prepaid()).isEqualTo(new FuelEvent.PrepaidPart(yuan("88.50"), cost));
  }

  @Test
  void isNotAmongTheLinesOfAnOpenSale() {
    till.book.costs("cola", 1_000L);
    till.adds("cola", 1);
    assertThat(till.journal.getLast().event())
        .isInstanceOfSatisfying(
            SaleEvent.LineAdded.class,
            added -> assertThat(added.line().toString()).doesNotContain("cost"));
  }
}
