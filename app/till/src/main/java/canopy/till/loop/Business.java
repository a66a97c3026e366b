package canopy.till.loop;

import canopy.core.command.BillCommand;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.StockCommand;
import canopy.core.command.TenderCommand;
import canopy.core.sale.Sale;
import org.jspecify.annotations.Nullable;

/** Which requests are business, and which of them begin something. Any thread. */
final class Business {
  private Business() {}

  /** Whether a till that must not sell refuses it. */
  static boolean isBusiness(Request request) {
    return switch (request.command()) {
      case OperatorCommand c -> false;
      case CounterCommand.OpenDrawer c -> true;
      case CounterCommand.CloseDay c -> true;
      case CounterCommand c -> false;
      case SaleCommand c -> true;
      case TenderCommand c -> true;
      case PaymentCommand c -> true;
      case BillCommand c -> true;
      case PriceCommand c -> true;
      case StockCommand c -> true;
      case ShiftCommand c -> true;
      case FuelCommand c -> true;
    };
  }

  /** On a full disk nothing new is begun; what was begun can be paid, voided and closed. */
  static boolean takesRoom(Request request, @Nullable Sale open) {
    return switch (request.command()) {
      case SaleCommand.VoidLine c -> false;
      case SaleCommand.VoidSale c -> false;
      case SaleCommand c -> true;
      case TenderCommand c -> open == null;
      case PaymentCommand c -> false;
      case BillCommand c -> true;
      case PriceCommand c -> false;
      case StockCommand c -> false;
      case ShiftCommand c -> false;
      case FuelCommand.Authorise c -> true;
      case FuelCommand.RetryPrepay c -> true;
      case FuelCommand c -> false;
      case OperatorCommand c -> false;
      case CounterCommand c -> false;
    };
  }
}
