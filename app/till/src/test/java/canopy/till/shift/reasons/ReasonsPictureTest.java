package canopy.till.shift.reasons;

import canopy.core.catalogue.Names;
import canopy.core.shift.CashMovement.Kind;
import canopy.core.shift.MovementReason;
import canopy.till.ui.Around;
import canopy.till.ui.Notice;
import canopy.till.ui.ScreenPictureTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonsPictureTest extends ScreenPictureTest {
  @Test
  void listAndForm() throws Exception {
    takeEachAndLarge(
        "reasons",
        around -> {
          ReasonsModel model = new ReasonsModel();
          MovementReason supplies =
              new MovementReason(
                  "supplies",
                  new Names("日常采购", "Supplies", "Compras"),
                  Set.of(Kind.PAID_OUT, Kind.FLOAT_OUT),
                  Set.of());
          ReasonsScreen screen =
              new ReasonsScreen(around, model, Around.none(ReasonsActions.class));
          model.reasons.set(
              List.of(
                  new MovementReason(
                      "debt",
                      new Names("收回欠款", "Debt settled", "Deuda cobrada"),
                      Set.of(Kind.PAID_IN),
                      Set.of()),
                  supplies,
                  new MovementReason(
                      "customer",
                      new Names("赔付顾客", "Customer claim", "Reclamación de cliente"),
                      Set.of(),
                      Set.of(MovementReason.Deed.REFUND))));
          model.write(supplies);
          screen.mark("supplies");
          model.notice.set(Notice.of(Notice.Level.REFUSED, "reasons.last.PAID_OUT"));
          return screen;
        });
  }
}
