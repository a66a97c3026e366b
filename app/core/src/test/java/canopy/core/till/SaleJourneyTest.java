package canopy.core.till;

import static canopy.core.till.Till.fill;
import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Json;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Limit;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.state.TillState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaleJourneyTest {
  @Test
  void sellsFuelAndGoodsForCashAndGivesChange() {
    Till till = Till.signedIn();
    till.does(new FuelCommand.Authorise("a1", 3, new Limit.FullTank(), false));
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 23410, "184.00")));
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 23410, "184.00")));
    till.does(new SaleCommand.TakeFill("k1"));
    till.does(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
    till.does(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
    assertThat(till.rules.totals(till.state.basket().open()).total()).isEqualTo(yuan("191.00"));
    String id = till.state.basket().open().id();
    var events = till.does(new TenderCommand.Take(id, 0, "cash", yuan("200.00"), ""));
    assertThat(events).hasSize(4);
    assertThat(events.get(2)).isInstanceOf(DeviceEvent.DrawerOpened.class);
    CompletedSale sale = ((SaleEvent.Completed) events.get(1)).sale();
    assertThat(sale.change()).isEqualTo(yuan("9.00"));
    assertThat(sale.id()).isEqualTo("R1-261122-00001");
    assertThat(till.state.fuel().unpaid()).isEmpty();
    assertThat(till.refuses(new TenderCommand.Take(id, 0, "cash", yuan("200.00"), "")))
        .isEqualTo(Refusal.Reason.NOT_THIS_SALE);
    assertThat(till.state.day().totals().tenders().get("cash")).isEqualTo(yuan("191.00"));
  }

  @Test
  void prepayGivesTheRestBack() {
    Till till = Till.signedIn();
    till.does(new SaleCommand.AddPrepay(3, new Limit.ByAmount(yuan("200")), yuan("200")));
    String id = till.state.basket().open().id();
    till.does(new TenderCommand.Take(id, 0, "cash", yuan("200"), ""));
    assertThat(till.state.fuel().releases()).containsKey(3);
    till.hears(new FuelCommand.ReportFill(fill("k9", 3, 23410, "184.00")));
    assertThat(till.state.fuel().unpaid()).isEmpty();
    assertThat(till.state.fuel().prepays().get(id + "/1").rest()).isEqualTo(yuan("16"));
    till.does(new SaleCommand.ReturnRest(id + "/1"));
    String refund = till.state.basket().open().id();
    till.does(new TenderCommand.Take(refund, 0, "cash", yuan("-16"), ""));
    assertThat(till.state.fuel().prepays()).isEmpty();
    assertThat(till.state.day().totals().total()).isEqualTo(yuan("184"));
  }

  @Test
  void refundsUnitByUnitGiveBackExactlyWhatWasPaid() {
    Till till = Till.signedIn();
    till.does(new SaleCommand.AddArticle("cola", "cola", Quantity.pieces(3), null));
    till.does(
        Request.by(
                TestBook.CASHIER,
                new SaleCommand.SetDiscount(new canopy.core.sale.Discount.Amount(yuan("0.50"))))
            .approved(new Approval(TestBook.MANAGER, Right.DISCOUNT)));
    String id = till.state.basket().open().id();
    till.does(new TenderCommand.Take(id, 0, "cash", yuan("10"), ""));
    CompletedSale sold = till.state.basket().last();
    Approval ok = new Approval(TestBook.MANAGER, Right.REFUND);
    for (long returned = 0; returned < 3; returned++) {
      Original original = new Original(sold, Map.of(1, returned), 0, till.state.seq());
      till.does(
          Request.by(TestBook.CASHIER, new SaleCommand.ReturnUnits(original, 1, 1)).approved(ok));
      var refund = till.state.basket().open();
      var due = till.rules.totals(refund).total();
      till.does(new TenderCommand.Take(refund.id(), 0, "cash", due, ""));
    }
    assertThat(till.state.day().totals().total().isZero()).isTrue();
    assertThat(till.state.day().totals().tax().isZero()).isTrue();
    Original spent = new Original(sold, Map.of(1, 3L), 0, till.state.seq());
    assertThat(till.refuses(new SaleCommand.ReturnUnits(spent, 1, 1)))
        .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
  }

  @Test
  void theStateSurvivesItsOwnJson() throws Exception {
    Till till = Till.signedIn();
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 23410, "184.00")));
    till.does(new SaleCommand.TakeFill("k1"));
    till.does(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
    till.does(new SaleCommand.Hold("白色轿车"));
    till.does(new SaleCommand.AddArticle("nuts", "nuts", Quantity.grams(350), null));
    var mapper = Json.mapper();
    TillState read = mapper.readValue(mapper.writeValueAsBytes(till.state), TillState.class);
    assertThat(read).isEqualTo(till.state);
  }
}
