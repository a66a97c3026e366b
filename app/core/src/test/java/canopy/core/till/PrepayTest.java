package canopy.core.till;

import static canopy.core.till.Till.fill;
import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Right;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fuel that is paid before it flows. */
class PrepayTest {
  private static final Limit FULL = new Limit.FullTank();

  private final Till till = Till.signedIn();

  private String prepays(int pump, Limit limit, String amount) {
    till.does(new SaleCommand.AddPrepay(pump, limit, yuan(amount)));
    return till.paysCash().id() + "/1";
  }

  private Prepay prepay(String id) {
    return till.state.fuel().prepays().get(id);
  }

  private FuelEvent.Authorised lastRelease() {
    return till.journal.stream()
        .map(Recorded::event)
        .filter(FuelEvent.Authorised.class::isInstance)
        .map(FuelEvent.Authorised.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private Limit released(int pump) {
    return till.state.fuel().releases().get(pump).limit();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"amount", "volume", "full"})
  void releasesThePumpUpToTheMoneyAndGivesTheRestBack(String kind) {
    Limit byAmount = new Limit.ByAmount(yuan("200"));
    Limit limit =
        switch (kind) {
          case "amount" -> byAmount;
          case "volume" -> new Limit.ByVolume(new Volume(25_000));
          default -> FULL;
        };
    String id = prepays(3, limit, "200");
    // Litres of whatever grade stop at the money as well: nobody knows what they will cost.
    assertThat(released(3)).isEqualTo(byAmount);
    till.filled("k1", 3, 23_410, "184.00");
    assertThat(till.state.fuel().unpaid()).isEmpty();
    assertThat(till.state.fuel().releases()).isEmpty();
    assertThat(prepay(id).rest()).isEqualTo(yuan("16"));
    till.does(new SaleCommand.ReturnRest(id));
    CompletedSale back = till.paysCash();
    assertThat(back.totals().total()).isEqualTo(yuan("-16"));
    assertThat(till.state.fuel().prepays()).isEmpty();
    assertThat(till.state.day().totals().total()).isEqualTo(yuan("184"));
    // 184.00 with 13 % in it, whatever way it was paid.
    assertThat(till.state.day().totals().tax()).isEqualTo(yuan("21.17"));
    assertThat(till.state.day().totals().fuel().get(2).amount()).isEqualTo(yuan("184"));
    assertThat(till.refuses(new SaleCommand.ReturnRest(id)))
        .isEqualTo(Refusal.Reason.UNKNOWN_PREPAY);
  }

  /** Whoever pays for litres of one grade gets that grade, for what it costs when it is paid. */
  @Test
  void litresOfAGradeAreReckonedWithItsPriceAndOnlyItMayFlow() {
    till.does(new SaleCommand.PrepayLitres(3, 2, new Volume(5_000)));
    CompletedSale sold = till.paysCash();
    assertThat(sold.totals().total()).isEqualTo(yuan("39.30"));
    assertThat(sold.lines().getFirst())
        .isInstanceOfSatisfying(
            Line.FuelPrepay.class,
            line -> {
              assertThat(line.limit()).isEqualTo(new Limit.ByVolume(new Volume(5_000)));
              assertThat(line.ordered().grade()).isEqualTo(2);
              assertThat(line.ordered().price().tenthsOfMinor()).isEqualTo(7_860);
            });
    String id = sold.id() + "/1";
    assertThat(lastRelease().grade()).isEqualTo(2);
    till.hears(new FuelCommand.EndAuthorisation(id, "TIMED_OUT"));
    till.does(new FuelCommand.RetryPrepay(id, "again"));
    assertThat(lastRelease().grade()).isEqualTo(2);
    till.filled("k1", 3, 4_000, "31.44");
    assertThat(prepay(id).rest()).isEqualTo(yuan("7.86"));
  }

  @Test
  void litresOfAGradeThatIsNotSoldOrOfNothingAreRefused() {
    assertThat(till.refuses(new SaleCommand.PrepayLitres(3, 9, new Volume(5_000))))
        .isEqualTo(Refusal.Reason.UNKNOWN_GRADE);
    assertThat(till.refuses(new SaleCommand.PrepayLitres(3, 2, Volume.ZERO)))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(till.refuses(new SaleCommand.PrepayLitres(3, 2, new Volume(Long.MAX_VALUE))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(till.refuses(new SaleCommand.PrepayLitres(9, 2, new Volume(5_000))))
        .isEqualTo(Refusal.Reason.UNKNOWN_PUMP);
  }

  /** Money may flow as any grade. */
  @Test
  void moneyLeavesTheGradeOpen() {
    prepays(3, new Limit.ByAmount(yuan("200")), "200");
    assertThat(lastRelease().grade()).isNull();
  }

  @Test
  void moneyForOneGradeReleasesOnlyThatAndTheReceiptNamesIt() {
    Limit limit = new Limit.ByAmount(yuan("200"));
    till.does(new SaleCommand.AddPrepay(3, limit, yuan("200"), 2));
    CompletedSale sold = till.paysCash();
    assertThat(sold.totals().total()).isEqualTo(yuan("200"));
    assertThat(sold.lines().getFirst())
        .isInstanceOfSatisfying(
            Line.FuelPrepay.class, line -> assertThat(line.ordered().grade()).isEqualTo(2));
    assertThat(lastRelease().grade()).isEqualTo(2);
    assertThat(released(3)).isEqualTo(limit);
    assertThat(till.refuses(new SaleCommand.AddPrepay(4, limit, yuan("200"), 9)))
        .isEqualTo(Refusal.Reason.UNKNOWN_GRADE);
  }

  @Test
  void exactlyUsedIsOver() {
    prepays(3, new Limit.ByAmount(yuan("200")), "200");
    till.filled("k1", 3, 25_445, "200.00");
    assertThat(till.state.fuel().prepays()).isEmpty();
  }

  @Test
  void whatFlowedBeyondThePrepaymentIsAFillToBePaid() {
    prepays(3, new Limit.ByVolume(new Volume(25_000)), "190");
    till.filled("k1", 3, 25_000, "196.50");
    assertThat(till.state.fuel().prepays()).isEmpty();
    Fill over = till.state.fuel().unpaidOf(3).getFirst();
    assertThat(over.isOverrun()).isTrue();
    assertThat(over.amount()).isEqualTo(yuan("6.50"));
    assertThat(over.volume()).isEqualTo(new Volume(827)); // 6.50 at 7.860
    assertThat(till.state.day().totals().fuel().get(2).amount()).isEqualTo(yuan("190"));
    assertThat(till.state.day().totals().fuel().get(2).volume()).isEqualTo(new Volume(24_173));
    till.does(new SaleCommand.TakeFill(over.key()));
    assertThat(till.paysCash().totals().total()).isEqualTo(yuan("6.50"));
    assertThat(till.state.day().totals().total()).isEqualTo(yuan("196.50"));
    assertThat(till.state.day().totals().fuel().get(2).amount()).isEqualTo(yuan("196.50"));
    assertThat(till.state.day().totals().fuel().get(2).volume()).isEqualTo(new Volume(25_000));
    assertThat(till.hears(new FuelCommand.ReportFill(fill("k1", 3, 25_000, "196.50")))).isEmpty();
  }

  @Test
  void anOverrunThatNobodyPaysIsWrittenOffLikeAnyFill() {
    prepays(3, new Limit.ByVolume(new Volume(25_000)), "190");
    till.filled("k1", 3, 25_000, "196.50");
    String key = till.state.fuel().unpaidOf(3).getFirst().key();
    till.approved(
        Right.WRITE_OFF_FILL,
        new FuelCommand.WriteOffFill(key, new WriteOff(FillOutcome.DRIVE_OFF, "", "")));
    assertThat(till.state.fuel().unpaid()).isEmpty();
    assertThat(till.state.day().totals().writtenOff().get(FillOutcome.DRIVE_OFF).amount())
        .isEqualTo(yuan("6.50"));
    assertThat(till.state.day().totals().fuel().get(2).amount()).isEqualTo(yuan("190"));
  }

  @Test
  void aReleaseThatRanOutIsRetried() {
    String id = prepays(3, FULL, "200");
    till.hears(new FuelCommand.EndAuthorisation(id, "TIMED_OUT"));
    assertThat(prepay(id).state()).isEqualTo(Prepay.State.WAITING);
    till.does(new FuelCommand.RetryPrepay(id, "r2"));
    assertThat(released(3)).isEqualTo(new Limit.ByAmount(yuan("200")));
    assertThat(till.refuses(new FuelCommand.RetryPrepay(id, "r3")))
        .isEqualTo(Refusal.Reason.PREPAY_NOT_READY);
    assertThat(till.hears(new FuelCommand.EndAuthorisation(id, "LATE"))).isEmpty();
    till.filled("k1", 3, 1000, "7.86");
    assertThat(prepay(id).used()).isEqualTo(yuan("7.86"));
  }

  @Test
  void aNozzleLiftedAndHungUpAgainLeavesThePrepaymentWaiting() {
    String id = prepays(3, FULL, "200");
    till.filled("z1", 3, 0, "0");
    assertThat(prepay(id).state()).isEqualTo(Prepay.State.WAITING);
    till.does(new FuelCommand.RetryPrepay(id, "r2"));
    till.filled("z1", 3, 0, "0");
    assertThat(prepay(id).state()).isEqualTo(Prepay.State.AUTHORISED);
  }

  @Test
  void aPrepaymentGivenUpGoesBackWhole() {
    String id = prepays(3, FULL, "200");
    assertThat(till.refuses(new FuelCommand.CancelPrepay(id)))
        .isEqualTo(Refusal.Reason.PREPAY_NOT_READY);
    till.hears(new FuelCommand.EndAuthorisation(id, "STOPPED"));
    assertThat(till.refuses(new SaleCommand.ReturnRest(id)))
        .isEqualTo(Refusal.Reason.PREPAY_NOT_READY);
    till.does(new FuelCommand.CancelPrepay(id));
    assertThat(till.refuses(new FuelCommand.RetryPrepay(id, "r")))
        .isEqualTo(Refusal.Reason.PREPAY_NOT_READY);
    till.does(new SaleCommand.ReturnRest(id));
    till.paysCash();
    assertThat(till.state.day().totals().total().isZero()).isTrue();
    assertThat(till.state.day().totals().fuel()).isEmpty();
  }

  @Test
  void aRestPutBackIsStillOwed() {
    String id = prepays(3, FULL, "200");
    till.filled("k1", 3, 1000, "7.86");
    till.does(new SaleCommand.ReturnRest(id));
    assertThat(till.refuses(new SaleCommand.ReturnRest(id))).isEqualTo(Refusal.Reason.SALE_OPEN);
    till.approved(Right.VOID_SALE, new SaleCommand.VoidSale("drove on"));
    till.does(new SaleCommand.ReturnRest(id));
    till.paysCash();
    assertThat(till.state.fuel().prepays()).isEmpty();
  }

  @Test
  void anOrderDiscountLeavesThePrepaymentAlone() {
    till.adds("cola", 2);
    till.does(new SaleCommand.AddPrepay(3, FULL, yuan("200")));
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Percent(Rate.percent(50))));
    assertThat(till.total()).isEqualTo(yuan("203.50"));
    assertThat(
            till.refuses(
                Till.withApproval(
                    Right.DISCOUNT,
                    new SaleCommand.SetLineDiscount(2, new Discount.Percent(Rate.percent(5))))))
        .isEqualTo(Refusal.Reason.LINE_NOT_CHANGEABLE);
    CompletedSale sale = till.paysCash();
    assertThat(prepay(sale.id() + "/2").paid()).isEqualTo(yuan("200"));
    assertThat(sale.amounts(2).orElseThrow().orderDiscount().isZero()).isTrue();
  }

  @Test
  void aPumpHasOnePrepaymentInAllBaskets() {
    till.does(new SaleCommand.AddPrepay(3, FULL, yuan("100")));
    assertThat(till.refuses(new SaleCommand.AddPrepay(3, FULL, yuan("50"))))
        .isEqualTo(Refusal.Reason.PUMP_HAS_PREPAY);
    till.does(new SaleCommand.Hold("one"));
    assertThat(till.refuses(new SaleCommand.AddPrepay(3, FULL, yuan("50"))))
        .isEqualTo(Refusal.Reason.PUMP_HAS_PREPAY);
    till.does(new SaleCommand.AddPrepay(4, FULL, yuan("50")));
  }

  @Test
  void paidWhileThePumpIsBusyItWaits() {
    till.does(new SaleCommand.AddPrepay(3, FULL, yuan("100")));
    till.hears(new FuelCommand.Authorise("auto", 3, FULL, true));
    String id = till.paysCash().id() + "/1";
    assertThat(prepay(id).state()).isEqualTo(Prepay.State.WAITING);
    assertThat(till.state.fuel().releases().get(3).requestId()).isEqualTo("auto");
    assertThat(till.refuses(new FuelCommand.RetryPrepay(id, "r")))
        .isEqualTo(Refusal.Reason.PUMP_BUSY);
    till.filled("k1", 3, 1000, "7.86");
    assertThat(till.state.fuel().unpaid()).containsKey("k1");
    till.does(new FuelCommand.RetryPrepay(id, "r"));
    till.filled("k2", 3, 1000, "7.86");
    assertThat(till.state.fuel().unpaid()).containsOnlyKeys("k1");
  }

  @Test
  void paidWhileAllPumpsAreStoppedNothingIsReleased() {
    till.does(new SaleCommand.AddPrepay(3, FULL, yuan("100")));
    till.hears(new FuelCommand.StopAll());
    var events = till.does(till.taking("cash", yuan("100")));
    assertThat(events).noneMatch(FuelEvent.Authorised.class::isInstance);
    assertThat(prepay(till.last().id() + "/1").state()).isEqualTo(Prepay.State.WAITING);
  }

  @Test
  void aStoppedPumpIsNotReleasedAgainBeforeItIsRestarted() {
    String id = prepays(3, FULL, "100");
    till.hears(new FuelCommand.StopAll());
    till.hears(new FuelCommand.EndAuthorisation(id, "STOPPED"));
    till.approved(Right.RESTART_PUMP, new FuelCommand.RestartPump(4));
    assertThat(till.refuses(new FuelCommand.RetryPrepay(id, "r")))
        .isEqualTo(Refusal.Reason.PUMP_STOPPED);
    till.approved(Right.RESTART_PUMP, new FuelCommand.RestartPump(3));
    till.does(new FuelCommand.RetryPrepay(id, "r"));
    assertThat(prepay(id).state()).isEqualTo(Prepay.State.AUTHORISED);
  }

  @Test
  void aFillThatIsNotItsOwnLeavesItWaitingForItsCustomer() {
    String id = prepays(3, FULL, "200");
    till.hears(new FuelCommand.ConfirmAuthorisation(id, 8));
    // Filled past the controller on the same pump; its number is 7.
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 5000, "39.30"), "", false));
    assertThat(prepay(id).state()).isEqualTo(Prepay.State.AUTHORISED);
    assertThat(till.state.fuel().unpaid()).containsOnlyKeys("k1");
    till.hears(new FuelCommand.ReportFill(fill("k2", 3, 1000, "7.86"), id, true));
    assertThat(prepay(id).fill()).isEqualTo("k2");
    assertThat(prepay(id).rest()).isEqualTo(yuan("192.14"));
    assertThat(till.state.fuel().unpaid()).containsOnlyKeys("k1");
  }

  @Test
  void isNotSoldWhereThePumpIsReleasedOrWouldGiveMoreThanIsPaid() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    assertThat(till.refuses(new SaleCommand.AddPrepay(3, FULL, yuan("50"))))
        .isEqualTo(Refusal.Reason.PUMP_BUSY);
    assertThat(till.refuses(new SaleCommand.AddPrepay(9, FULL, yuan("50"))))
        .isEqualTo(Refusal.Reason.UNKNOWN_PUMP);
    Limit more = new Limit.ByAmount(yuan("50.01"));
    assertThat(till.refuses(new SaleCommand.AddPrepay(4, more, yuan("50"))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
  }

  @Test
  void aNewPrepaymentWaitsForNoRest() {
    String first = prepays(3, FULL, "200");
    till.filled("k1", 3, 1000, "7.86");
    String second = prepays(3, FULL, "100");
    assertThat(prepay(second).state()).isEqualTo(Prepay.State.AUTHORISED);
    assertThat(till.state.fuel().prepaysOf(3))
        .extracting(Prepay::id)
        .containsExactly(first, second);
  }
}
