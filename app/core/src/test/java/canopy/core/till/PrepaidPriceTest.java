package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.StationEvent.GradePrice;
import canopy.core.fuel.Limit;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Litres that are paid at one price and may flow at another: nobody owes anything for that. */
class PrepaidPriceTest {
  private static final long FIRST = 7_380;
  private static final Volume LITRES = new Volume(50_000);
  private static final Limit BY_LITRES = new Limit.ByVolume(LITRES);

  private final TestBook book = new TestBook().sellsFuelFor(FIRST);
  private final Till till = Till.signedIn(book);

  private void pumpsSellFor(long tenthsOfMinor, Integer... late) {
    till.hears(
        new PriceCommand.ConfirmPumpPrices(
            List.of(new GradePrice(2, new UnitPrice(tenthsOfMinor))), List.of(late)));
  }

  private CompletedSale buysLitres() {
    till.does(new SaleCommand.PrepayLitres(3, 2, LITRES));
    return till.paysCash();
  }

  private Limit released() {
    return till.state.fuel().releases().get(3).limit();
  }

  /** What flows until the pump stops, at its own price. */
  private void flows(long tenthsOfMinor) {
    UnitPrice price = new UnitPrice(tenthsOfMinor);
    switch (released()) {
      case Limit.ByVolume(Volume litres) -> flows(litres.millilitres(), price.times(litres, "CNY"));
      case Limit.ByAmount(Money money) ->
          flows(money.minor() * 10_000 / price.tenthsOfMinor(), money);
      case Limit.FullTank full -> throw new AssertionError("stops at nothing");
    }
  }

  private void flows(long millilitres, Money amount) {
    till.filled("k1", 3, millilitres, BigDecimal.valueOf(amount.minor(), 2).toPlainString());
  }

  private void nobodyOwes() {
    assertThat(till.state.fuel().unpaid()).isEmpty();
  }

  /** The book has the new price at once, the pumps when they can take it. */
  @ParameterizedTest(name = "till {0}, pumps {1}")
  @CsvSource({"7380, 7380", "7000, 7380", "7580, 7380", "7380, 7000", "7380, 7580"})
  void litresCostWhatThePumpsSellThemFor(long tillPrice, long pumpPrice) {
    pumpsSellFor(pumpPrice);
    book.sellsFuelFor(tillPrice);
    CompletedSale sold = buysLitres();
    assertThat(sold.totals().total()).isEqualTo(new UnitPrice(pumpPrice).times(LITRES, "CNY"));
    assertThat(sold.lines().getFirst())
        .isInstanceOfSatisfying(
            Line.FuelPrepay.class,
            line ->
                assertThat(line.ordered().price().tenthsOfMinor())
                    .as("on the receipt")
                    .isEqualTo(pumpPrice));
    flows(pumpPrice);
    nobodyOwes();
    assertThat(till.state.fuel().prepays()).as("nothing is given back").isEmpty();
  }

  @Test
  void untilThePumpsHaveToldAPriceTheTillsOwnCounts() {
    assertThat(buysLitres().totals().total()).isEqualTo(yuan("369"));
    assertThat(released()).isEqualTo(BY_LITRES);
  }

  /** Paid before a change of price, released after it. */
  @ParameterizedTest(name = "{0} to {1}, pumps told: {2}")
  @CsvSource({
    "7380, 7580, true",
    "7380, 7580, false",
    "7580, 7380, true",
    "7580, 7380, false",
    "7380, 7380, true",
    "7380, 7381, true"
  })
  void whoPrepaidLitresOwesNothingWhateverThePriceIsWhenTheyFlow(
      long before, long after, boolean told) {
    pumpsSellFor(before);
    book.sellsFuelFor(before);
    till.does(new SaleCommand.PrepayLitres(3, 2, LITRES));
    till.hears(new FuelCommand.StopAll());
    String id = till.paysCash().id() + "/1";
    till.approved(Right.RESTART_PUMP, new FuelCommand.RestartPump(3));
    book.sellsFuelFor(after);
    if (told) {
      pumpsSellFor(after);
    }
    till.does(new FuelCommand.RetryPrepay(id, "again"));
    flows(told ? after : before);
    nobodyOwes();
  }

  /** The price changes between the order and the money. */
  @Test
  void litresStopAtTheMoneyAlsoWhenTheyAreReleasedAtOnce() {
    pumpsSellFor(FIRST);
    till.does(new SaleCommand.PrepayLitres(3, 2, LITRES));
    book.sellsFuelFor(7_580);
    pumpsSellFor(7_580);
    till.paysCash();
    assertThat(released()).isEqualTo(new Limit.ByAmount(yuan("369")));
    flows(7_580);
    nobodyOwes();
  }

  @Test
  void whatWentDownIsGivenBack() {
    pumpsSellFor(FIRST);
    till.does(new SaleCommand.PrepayLitres(3, 2, LITRES));
    book.sellsFuelFor(7_000);
    pumpsSellFor(7_000);
    String id = till.paysCash().id() + "/1";
    assertThat(released()).isEqualTo(BY_LITRES);
    flows(7_000);
    assertThat(till.state.fuel().prepays().get(id).rest()).isEqualTo(yuan("19"));
  }

  /** What a pump shows that is late nobody knows; who answers for its release charges no more. */
  @Test
  void aLatePumpStopsAtTheMoney() {
    pumpsSellFor(7_580);
    book.sellsFuelFor(FIRST);
    pumpsSellFor(FIRST);
    till.does(new SaleCommand.PrepayLitres(3, 2, LITRES));
    pumpsSellFor(FIRST, 3);
    String id = till.paysCash().id() + "/1";
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER)));
    till.does(Request.by(TestBook.MANAGER, new FuelCommand.RetryPrepay(id, "again")));
    assertThat(released()).isEqualTo(new Limit.ByAmount(yuan("369")));
    flows(7_580);
    nobodyOwes();
  }
}
