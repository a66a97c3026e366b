package canopy.core.till;

import static canopy.core.till.Till.yuan;

import canopy.core.command.Command;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.operator.Right;
import canopy.core.quantity.Quantity;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.ShiftSettings;
import java.util.Map;

/** Provokes what is refused about a shift. */
record ShiftRefusals(Till till) {
  Request provoke(Refusal.Reason reason) {
    if (reason == Refusal.Reason.NO_SHIFT) {
      return cashier(new ShiftCommand.Report(true));
    } else if (reason == Refusal.Reason.SHIFT_NEEDED) {
      till.book.keepsShifts(ShiftSettings.Use.NEEDED);
      return cashier(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
    }
    till.approved(Right.OPEN_SHIFT, new ShiftCommand.Open(CashCount.NONE, ""));
    return switch (reason) {
      case SHIFT_OPEN -> cashier(new ShiftCommand.Open(CashCount.NONE, ""));
      case COUNT_NEEDED -> cashier(new ShiftCommand.Close(true, false, 0));
      case NO_DIFFERENCE -> cashier(new ShiftCommand.AcceptDifference("none"));
      case DIFFERENCE_UNEXPLAINED -> {
        CashCount count = CashCount.NONE.with(100, 1);
        till.approved(Right.CLOSE_SHIFT, new ShiftCommand.Count(count, Map.of()));
        yield cashier(new ShiftCommand.Close(true, false, 0));
      }
      case CASH_MOVED_SINCE ->
          cashier(
              new ShiftCommand.MoveCash(1, CashMovement.Kind.SAFE_DROP, yuan("5"), "", "", null));
      case DRAWER_OF_ANOTHER -> {
        till.approved(Right.CLOSE_SHIFT, new ShiftCommand.Close(false, false, 0));
        till.book.keepsShifts(ShiftSettings.Use.OPENED_BY_SALE);
        till.selling("cola").paysCash();
        till.approved(Right.CLOSE_SHIFT, new ShiftCommand.HandOver(TestBook.COLLEAGUE, false));
        yield cashier(new ShiftCommand.Open(CashCount.NONE, ""));
      }
      case DRAWER_IS_THEIRS -> cashier(new ShiftCommand.HandOver(TestBook.CASHIER, false));
      default -> throw new AssertionError(reason);
    };
  }

  private static Request cashier(Command command) {
    return Request.by(TestBook.CASHIER, command);
  }
}
