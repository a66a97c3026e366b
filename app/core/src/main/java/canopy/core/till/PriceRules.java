package canopy.core.till;

import canopy.core.command.PriceCommand;
import canopy.core.event.Event;
import canopy.core.event.StationEvent;
import java.util.List;

/** Goods and prices of head office: decided elsewhere, written down here. */
final class PriceRules {
  private PriceRules() {}

  static Decision decide(PriceCommand command) {
    return switch (command) {
      case PriceCommand.ReceiveGoods c ->
          Decision.accept(new StationEvent.GoodsReceived(c.added(), c.changed(), c.removed()));
      case PriceCommand.ChangePrices c -> Decision.accept(List.<Event>copyOf(c.prices()));
      case PriceCommand.ConfirmPumpPrices c ->
          Decision.accept(new StationEvent.PumpPricesSet(c.prices(), c.unconfirmed()));
      case PriceCommand.RefusePumpPrices c ->
          Decision.accept(new StationEvent.PumpPricesRefused(c.prices(), c.reason()));
    };
  }
}
