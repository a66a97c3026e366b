package canopy.till.stock.setup;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.quantity.UnitPrice;
import canopy.till.ui.Around;
import canopy.till.ui.Notice;
import canopy.till.ui.ScreenPictureTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class TankSetupPictureTest extends ScreenPictureTest {
  @Test
  void listAndForm() throws Exception {
    takeEachAndLarge(
        "tank-setup",
        around -> {
          TankModel model = new TankModel();
          TankSetupScreen screen =
              new TankSetupScreen(around, model, Around.none(TankActions.class));
          model.grades.set(
              List.of(
                  grade(1, "92# 汽油", "92"),
                  grade(2, "95# 汽油", "95"),
                  grade(3, "98# 汽油", "98"),
                  grade(4, "0# 柴油", "Diesel")));
          model.tanks.set(List.of(TankDraftTest.TANK));
          model.readEvery.set("60");
          model.answer.set("15");
          model.settle.set("300");
          model.write(TankDraftTest.TANK);
          screen.mark(2);
          model.notice.set(
              Notice.of(Notice.Level.REFUSED, "tanksetup.tabletop", "31000", "28500", "29000"));
          return screen;
        });
  }

  private static FuelGrade grade(int id, String zh, String en) {
    return new FuelGrade(id, new Names(zh, en, en), "fuel", new UnitPrice(7_860));
  }
}
