package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.StationEvent;
import canopy.core.event.StationEvent.GradePrice;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.fuel.PriceSign;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The price sign, as far as the till knows it. */
class PriceSignTest {
  private static final UnitPrice OLD = new UnitPrice(7_860);
  private static final UnitPrice NEW = new UnitPrice(7_990);

  private final Till till = Till.signedIn();

  private static List<GradePrice> prices(UnitPrice price) {
    return List.of(new GradePrice(2, price));
  }

  private PriceSign sign() {
    return till.state.sign();
  }

  @Test
  void beforeAnybodyConfirmsItShowsWhatThePumpsHad() {
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(OLD), List.of()));
    assertThat(sign().shows(2, OLD)).isTrue();
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(NEW), List.of()));
    assertThat(sign().shows(2, NEW)).isFalse();
    assertThat(sign().shows(2, OLD)).isTrue();
    assertThat(sign().pumps()).containsEntry(2, NEW);
  }

  @Test
  void eachQuestionIsAskedOnceAndAnsweredByAPerson() {
    var ask = new PriceCommand.AskSign(prices(NEW), true);
    assertThat(till.hears(ask)).containsExactly(new StationEvent.SignAsked(prices(NEW), true));
    assertThat(till.hears(ask)).isEmpty();
    assertThat(
            till.refuses(
                Till.withApproval(
                    Right.RECORD_READING, new CounterCommand.ConfirmSign(Map.of(2, OLD)))))
        .isEqualTo(Refusal.Reason.SIGN_ASKS_OTHER);
    assertThat(till.approved(Right.RECORD_READING, new CounterCommand.ConfirmSign(Map.of(2, NEW))))
        .contains(new StationEvent.SignConfirmed(prices(NEW)));
    assertThat(sign().shows(2, NEW)).isTrue();
    assertThat(sign().asked()).isNull();
  }

  @Test
  void aQuestionIsLateOnceAndCanBeTakenBack() {
    assertThat(till.hears(new PriceCommand.MissSign())).isEmpty();
    till.hears(new PriceCommand.AskSign(prices(NEW), true));
    assertThat(till.hears(new PriceCommand.MissSign()))
        .containsExactly(new StationEvent.SignOverdue(prices(NEW)));
    assertThat(till.hears(new PriceCommand.MissSign())).isEmpty();
    assertThat(sign().asked().overdue()).isTrue();
    till.hears(new PriceCommand.AskSign(List.of(), false));
    assertThat(sign().asked()).isNull();
  }

  @Test
  void nothingIsSoldFromAPumpThatShowsAnOldPriceButFromTheOthers() {
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(NEW), List.of(3)));
    assertThat(till.refuses(release("a1", 3))).isEqualTo(Refusal.Reason.PUMP_PRICE_OLD);
    assertThat(till.refuses(prepay(3))).isEqualTo(Refusal.Reason.PUMP_PRICE_OLD);
    till.does(release("a2", 2));
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(NEW), List.of()));
    till.does(release("a3", 3));
  }

  @Test
  void pricesThatWaitForFillsKeepPumpsFromBeingReleasedOnlyAfterSomeTime() {
    till.hears(new PriceCommand.RefusePumpPrices(prices(NEW), "PUMP_FUELLING"));
    till.now = till.now.plus(PriceSign.PATIENCE);
    till.does(release("a1", 1));
    till.hears(new PriceCommand.RefusePumpPrices(prices(NEW), "PUMP_FUELLING"));
    till.now = till.now.plusSeconds(1);
    assertThat(till.refuses(release("a2", 2))).isEqualTo(Refusal.Reason.PRICES_WAIT);
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(NEW), List.of()));
    till.does(release("a3", 2));
  }

  @Test
  void pricesThatAreRefusedForAnotherReasonShutNoPump() {
    till.hears(new PriceCommand.RefusePumpPrices(prices(NEW), "PUMP_FUELLING"));
    till.hears(new PriceCommand.RefusePumpPrices(prices(NEW), "PRICE_WRONG"));
    till.now = till.now.plus(PriceSign.PATIENCE).plusSeconds(1);
    till.does(release("a1", 2));
  }

  @Test
  void whoMayChangePricesMayReleaseAPumpThatShowsAnother() {
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(NEW), List.of(3)));
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER)));
    till.does(Request.by(TestBook.MANAGER, release("a1", 3)));
  }

  @Test
  void whatWasPrepaidWaitsForThePricesOfItsPump() {
    till.does(prepay(3));
    till.hears(new PriceCommand.ConfirmPumpPrices(prices(NEW), List.of(3)));
    till.does(till.taking("cash", Till.yuan("100.00")));
    assertThat(till.state.fuel().releases()).isEmpty();
    assertThat(till.state.fuel().prepaysOf(3).getFirst().state()).isEqualTo(Prepay.State.WAITING);
  }

  private static FuelCommand.Authorise release(String id, int pump) {
    return new FuelCommand.Authorise(id, pump, new Limit.FullTank(), false);
  }

  private static SaleCommand.AddPrepay prepay(int pump) {
    return new SaleCommand.AddPrepay(
        pump, new Limit.ByAmount(Money.of(10_000, "CNY")), Money.of(10_000, "CNY"));
  }
}
