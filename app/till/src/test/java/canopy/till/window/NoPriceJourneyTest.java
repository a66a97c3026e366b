package canopy.till.window;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.till.station.DemoStation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An article without a price: who may set one is told where, everybody else whom to ask. */
class NoPriceJourneyTest extends RunningTill {
  private static final String CODE = "6900000000007";

  /** Scanned again until the shelf has it, and the sentence stands there. */
  private void scanFree(String part) throws Exception {
    Article free =
        new Article(
            "FREE",
            new Names("零价", "Zero price", "Sin precio"),
            "snacks",
            "goods",
            new UnitPrice(0),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of(CODE),
            false);
    program.changeMaster(now -> now.with(now.catalogue().with(List.of(free))));
    until(
        () -> {
          window.shell().scanned(CODE);
          return labelled(part);
        });
  }

  @Test
  void theManagerIsToldWhereToSetOne() throws Exception {
    signIn(DemoStation.MANAGER);
    scanFree("Alt+G");
  }

  @Test
  void theCashierIsToldWhomToAsk() throws Exception {
    signIn(DemoStation.CASHIER);
    scanFree("店长");
  }
}
