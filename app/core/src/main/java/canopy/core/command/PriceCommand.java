package canopy.core.command;

import canopy.core.catalogue.LeftOut;
import canopy.core.event.StationEvent;
import java.util.List;

/** What head office has decided, and what the price desk has done and heard; nobody is asked. */
public sealed interface PriceCommand extends Command {
  /** Goods of head office are in force. */
  record ReceiveGoods(int added, int changed, int removed) implements PriceCommand {}

  /** Some of what head office decided cannot be used; all of it can if there are no records. */
  record LeaveOut(List<LeftOut> records, int count) implements PriceCommand {
    public LeaveOut {
      records = List.copyOf(records);
    }
  }

  /** Prices of head office are in force. */
  record ChangePrices(List<StationEvent.PriceChanged> prices) implements PriceCommand {
    public ChangePrices {
      prices = List.copyOf(prices);
    }
  }

  /** A setting of head office is in force. */
  record ReceiveSetting(String name, String before, String after) implements PriceCommand {}

  /**
   * Head office has answered a change of the station.
   *
   * @param to the line of the journal with the change
   */
  record HearAnswer(long to, boolean accepted, String reason) implements PriceCommand {}

  /**
   * Somebody should change the price sign; nobody any more if there are no prices.
   *
   * @param before whether the pumps wait for it
   */
  record AskSign(List<StationEvent.GradePrice> prices, boolean before) implements PriceCommand {
    public AskSign {
      prices = List.copyOf(prices);
    }
  }

  /** The time for the price sign is over. */
  record MissSign() implements PriceCommand {}

  /** The forecourt has these prices. */
  record ConfirmPumpPrices(List<StationEvent.GradePrice> prices, List<Integer> unconfirmed)
      implements PriceCommand {}

  /** The forecourt did not take these prices. */
  record RefusePumpPrices(List<StationEvent.GradePrice> prices, String reason)
      implements PriceCommand {}
}
