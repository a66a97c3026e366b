package canopy.core.event;

import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TankShell;
import canopy.core.stock.TotaliserReading;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the wet stock. A correction is a new reading; nothing is ever changed. */
public sealed interface StockEvent extends Event {
  /** The tanks that the program found set up when it started. */
  record TanksSetUp(List<TankShell> tanks) implements StockEvent {
    public TanksSetUp {
      tanks = List.copyOf(tanks);
    }
  }

  /** Tanks were read. */
  record TanksRead(Occasion occasion, List<TankReading> readings) implements StockEvent {
    public TanksRead {
      readings = List.copyOf(readings);
    }
  }

  /** The counters of nozzles were read. */
  record TotalisersRead(Occasion occasion, List<TotaliserReading> readings) implements StockEvent {
    public TotalisersRead {
      readings = List.copyOf(readings);
    }
  }

  /** Tanks since they were balanced last. Follows their readings at the close of a day. */
  record TanksBalanced(List<TankBalance> balances) implements StockEvent {
    public TanksBalanced {
      balances = List.copyOf(balances);
    }
  }

  /** Nozzles since they were balanced last. Follows their readings at the close of a day. */
  record TotalisersBalanced(List<NozzleBalance> balances) implements StockEvent {
    public TotalisersBalanced {
      balances = List.copyOf(balances);
    }
  }

  /** A tanker's delivery was written down. */
  record DeliveryReceived(Delivery delivery) implements StockEvent {}

  /**
   * A level rose as it does when a tanker unloads.
   *
   * @param measures the delivery that it is the measure of, because its paper was there before;
   *     null if it waits for its paper
   */
  record DeliveryDetected(
      DetectedDelivery detected,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MeasuredDelivery measures)
      implements StockEvent {}

  /** A level that rose was no delivery, somebody says. */
  record DeliveryDismissed(String detection, int tank, String reason) implements StockEvent {}

  /** What a gauge calls out about a tank has changed. */
  record TankAlarmed(int tank, List<TankAlarm> alarms) implements StockEvent {
    public TankAlarmed {
      alarms = List.copyOf(alarms);
    }
  }

  /** A rule of the wet stock was found broken. */
  record VarianceFlagged(StockFlag flag) implements StockEvent {}
}
