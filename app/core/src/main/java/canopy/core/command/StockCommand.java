package canopy.core.command;

import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.util.List;

/** What people and devices tell about the wet stock. */
public sealed interface StockCommand extends Command {
  /**
   * The tanks that are set up are written down.
   *
   * @param changed whether they are others than before, not only told at a start
   */
  record TellSetUp(boolean changed) implements StockCommand {}

  /**
   * Tanks were read. With {@link Occasion#DAY_CLOSE} they are balanced. What a device read needs no
   * right, what a person read does.
   */
  record RecordTanks(Occasion occasion, List<TankReading> readings) implements StockCommand {
    public RecordTanks {
      readings = List.copyOf(readings);
    }
  }

  /** Counters were read. With {@link Occasion#DAY_CLOSE} they are balanced. */
  record RecordTotalisers(Occasion occasion, List<TotaliserReading> readings)
      implements StockCommand {
    public RecordTotalisers {
      readings = List.copyOf(readings);
    }
  }

  /** A delivery and its paper. */
  record ReceiveDelivery(Delivery delivery) implements StockCommand {}

  /** A level rose as it does when a tanker unloads. Told twice, it counts once. */
  record DetectDelivery(DetectedDelivery detected) implements StockCommand {}

  /** A detected delivery was none. */
  record DismissDelivery(String detection, String reason) implements StockCommand {}

  /** What the gauge calls out about a tank now; nothing if all is well. */
  record ReportAlarms(int tank, List<TankAlarm> alarms) implements StockCommand {
    public ReportAlarms {
      alarms = List.copyOf(alarms);
    }
  }

  /** Rules found broken. What was flagged before is not flagged again. */
  record Flag(List<StockFlag> flags) implements StockCommand {
    public Flag {
      flags = List.copyOf(flags);
    }
  }
}
