package canopy.core.till.decided;

import canopy.core.command.PriceCommand;
import canopy.core.event.Event;
import canopy.core.event.StationEvent;
import canopy.core.fuel.PriceSign;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.TillState;
import canopy.core.station.Limits;
import java.util.List;
import java.util.Map;

/** Goods and prices of head office: decided elsewhere, written down here. Pure. */
public final class HeadOfficePrices {
  private HeadOfficePrices() {}

  /** What follows from a command. */
  public static List<Event> events(TillState state, PriceCommand command) {
    return switch (command) {
      case PriceCommand.HearAnswer c ->
          state.local().made(c.to()).isEmpty()
              ? List.of()
              : List.of(
                  new StationEvent.LocalChangeAnswered(
                      c.to(), c.accepted(), shortened(c.reason())));
      case PriceCommand.ReceiveGoods c ->
          List.of(new StationEvent.GoodsReceived(c.added(), c.changed(), c.removed()));
      case PriceCommand.LeaveOut c ->
          List.of(new StationEvent.GoodsLeftOut(c.records(), c.count()));
      case PriceCommand.ChangePrices c -> List.copyOf(c.prices());
      case PriceCommand.ReceiveSetting c ->
          List.of(new StationEvent.SettingChanged(c.name(), c.before(), c.after()));
      case PriceCommand.AskSign c -> askSign(state, c);
      case PriceCommand.MissSign _ -> {
        PriceSign.Asked asked = state.sign().asked();
        yield asked == null || asked.overdue()
            ? List.of()
            : List.of(new StationEvent.SignOverdue(gradePrices(asked.prices())));
      }
      case PriceCommand.ConfirmPumpPrices c ->
          List.of(new StationEvent.PumpPricesSet(c.prices(), c.unconfirmed()));
      case PriceCommand.RefusePumpPrices c ->
          List.of(new StationEvent.PumpPricesRefused(c.prices(), c.reason()));
    };
  }

  /** Each question is asked once. */
  private static List<Event> askSign(TillState state, PriceCommand.AskSign c) {
    PriceSign.Asked asked = state.sign().asked();
    boolean same =
        asked == null
            ? c.prices().isEmpty()
            : asked.before() == c.before() && gradePrices(asked.prices()).equals(c.prices());
    return same ? List.of() : List.of(new StationEvent.SignAsked(c.prices(), c.before()));
  }

  /** Prices by grade as they stand in the journal. */
  public static List<StationEvent.GradePrice> gradePrices(Map<Integer, UnitPrice> prices) {
    return prices.entrySet().stream()
        .map(one -> new StationEvent.GradePrice(one.getKey(), one.getValue()))
        .toList();
  }

  private static String shortened(String reason) {
    return reason.length() <= Limits.TEXT_LENGTH ? reason : reason.substring(0, Limits.TEXT_LENGTH);
  }
}
