package canopy.till.sale.held;

import canopy.till.ui.Around;
import canopy.till.ui.ScreenPictureTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldPictureTest extends ScreenPictureTest {
  @Test
  void cards() throws Exception {
    takeEachAndLarge(
        "held",
        around -> {
          HeldModel model = new HeldModel();
          model.cards.set(
              List.of(
                  new HeldCard(
                      "R1-260302-0011",
                      "白色货车",
                      38,
                      "王芳",
                      3,
                      List.of("0# 60.00 L", "玻璃水 2L", "可乐 500ml × 2"),
                      46120,
                      false),
                  new HeldCard("R1-260302-0014", "", 6, "王芳", 1, List.of("农夫山泉 550ml"), 200, false),
                  new HeldCard(
                      "R1-260302-0015",
                      "María, la señora del perro grande",
                      2,
                      "María del Carmen",
                      12,
                      List.of("Agua mineral sin gas 550 ml × 6", "Patatas fritas", "95# 23.41 L"),
                      123456,
                      false),
                  new HeldCard(
                      "R1-260302-0016", "退货等店长", 0, "陈晓", 1, List.of("雨刷 24\""), -8900, true)));
          return new HeldScreen(around, model, Around.none(HeldActions.class));
        });
  }

  @Test
  void nothingHeld() throws Exception {
    takeEach(
        "held-none",
        around -> new HeldScreen(around, new HeldModel(), Around.none(HeldActions.class)));
  }
}
