package canopy.hardware.forecourt.sim;

import static canopy.hardware.forecourt.sim.SimJson.decimal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Answers PumpGetStatus (R129 sections 111 to 115, 126, 131). */
final class SimStatus {
  private final SimStation station;
  private final SimFaults faults;
  private final int digits;

  SimStatus(SimStation station, SimFaults faults) {
    this.station = station;
    this.faults = faults;
    this.digits = station.settings.station().minorDigits();
  }

  @Nullable SimError answer(SimPump pump, ObjectNode answer, String user) {
    ObjectNode data = answer.putObject("Data").put("Pump", pump.number);
    SimPump.OneShot oneShot = pump.oneShot;
    if (pump.offline) {
      answer.put("Type", "PumpOfflineStatus");
      offline(pump, data);
    } else if (oneShot != null) {
      // Whoever asks first gets it, as on a controller with several clients.
      pump.oneShot = null;
      pump.request = pump.armed == null ? "" : "PumpAuthorize";
      answer.put("Type", oneShot.type());
      oneShot(pump, oneShot, data);
    } else if (pump.open == null) {
      answer.put("Type", "PumpIdleStatus");
      idle(pump, data);
    } else if (pump.filling) {
      answer.put("Type", "PumpFillingStatus");
      fill(pump, pump.open, data);
      data.put("IsSuspended", pump.suspended);
      data.put("FlowRate", pump.isFlowing() ? 35 : 0);
      data.put("User", pump.user.isEmpty() ? "PTS" : pump.user);
    } else {
      answer.put("Type", "PumpEndOfTransactionStatus");
      fill(pump, pump.open, data);
      ended(pump, pump.open, data);
    }
    if (faults.wrongNumbers > 0 && data.has("Volume")) {
      faults.wrongNumbers--;
      data.put("Volume", "12,3x").put("Amount", -4);
    }
    return null;
  }

  private void idle(SimPump pump, ObjectNode data) {
    data.put("NozzleUp", pump.nozzleUp).put("Nozzle", pump.nozzleUp);
    if (pump.nozzleUp > 0) {
      grade(pump.nozzles.get(pump.nozzleUp - 1), "", data);
    }
    ArrayNode prices = data.putArray("NozzlePrices");
    for (SimGrade grade : pump.nozzles) {
      prices.add(decimal(pump.book.price(pump.number, grade.id()), digits + 1));
    }
    data.put("Request", pump.request);
    SimArmed armed = pump.armed;
    if (armed != null) {
      data.put("Transaction", armed.transaction());
      ordered(armed, data, true);
    }
    data.put("User", pump.user);
    last(pump, data);
  }

  private void offline(SimPump pump, ObjectNode data) {
    SimTransaction open = pump.open;
    SimArmed armed = pump.armed;
    if (open != null) {
      data.put("State", pump.filling ? "Filling" : "EndOfTransaction");
      fill(pump, open, data);
      if (!pump.filling) {
        ended(pump, open, data);
      }
    } else if (armed != null) {
      data.put("State", "Authorized").put("NozzleUp", pump.nozzleUp).put("Request", pump.request);
      ordered(armed, data, true);
    } else {
      data.put("State", "Finished");
    }
    data.put("User", pump.user);
    last(pump, data);
  }

  private void fill(SimPump pump, SimTransaction fill, ObjectNode data) {
    data.put("Nozzle", fill.nozzle);
    grade(fill.grade, "", data);
    data.put("Volume", decimal(fill.volumeMillilitres, 3));
    data.put("TCVolume", decimal(fill.volumeMillilitres, 3));
    data.put("Price", decimal(fill.unitPriceTenthsOfMinor, digits + 1));
    data.put("Amount", decimal(fill.amountMinor, digits));
    data.put("Transaction", fill.number);
    if (fill.start != null) {
      data.put("DateTimeStart", SimReports.text(fill.start));
    }
    SimArmed terms = pump.terms();
    if (terms != null) {
      ordered(terms, data, false);
    }
  }

  private void ended(SimPump pump, SimTransaction fill, ObjectNode data) {
    data.put("TotalVolume", decimal(fill.totalVolumeMillilitres, 3));
    data.put("TotalAmount", decimal(fill.totalAmountMinor, digits));
    if (fill.end != null) {
      data.put("DateTime", SimReports.text(fill.end));
    }
    data.put("NozzleUp", pump.nozzleUp).put("FlowRate", 35).put("User", fill.user);
  }

  private void ordered(SimArmed armed, ObjectNode data, boolean withNozzles) {
    if (withNozzles && armed.nozzles().size() == 1) {
      data.put("OrderedNozzle", armed.nozzles().getFirst());
    } else if (withNozzles && !armed.nozzles().isEmpty()) {
      ArrayNode nozzles = data.putArray("OrderedNozzles");
      armed.nozzles().forEach(nozzles::add);
    }
    boolean typo = faults.quirks && !withNozzles;
    data.put(typo ? "OrderedTypeAmount" : "OrderedType", armed.type());
    if (!armed.type().equals("FullTank")) {
      data.put("OrderedDose", decimal(armed.dose(), armed.type().equals("Volume") ? 3 : digits));
    }
  }

  private void oneShot(SimPump pump, SimPump.OneShot oneShot, ObjectNode data) {
    if (oneShot.type().equals("PumpPrices")) {
      ArrayNode prices = data.putArray("Prices");
      for (SimGrade grade : pump.nozzles) {
        prices.add(decimal(pump.book.price(pump.number, grade.id()), digits + 1));
      }
    } else {
      SimBook.Counter counter = pump.book.counter(pump.number, oneShot.nozzle());
      data.put("Nozzle", oneShot.nozzle());
      grade(pump.nozzles.get(oneShot.nozzle() - 1), "", data);
      data.put("Volume", decimal(counter.volumeMillilitres, 3));
      data.put("Amount", decimal(counter.amountMinor, digits));
      SimTransaction last = pump.book.last(pump.number);
      data.put("Transaction", last == null ? 0 : last.number);
    }
    data.put("User", oneShot.user());
  }

  private void last(SimPump pump, ObjectNode data) {
    SimTransaction last = station.book.last(pump.number);
    if (last == null) {
      data.put("LastNozzle", 0).put("LastTransaction", 0).put("LastVolume", decimal(0, 2));
      data.put("LastPrice", decimal(0, 2)).put("LastAmount", decimal(0, 2)).put("LastUser", "");
      return;
    }
    if (last.start != null) {
      data.put("LastDateTimeStart", SimReports.text(last.start));
    }
    if (last.end != null) {
      data.put("LastDateTime", SimReports.text(last.end));
    }
    data.put("LastNozzle", last.nozzle);
    grade(last.grade, "Last", data);
    data.put("LastTransaction", last.number);
    data.put("LastVolume", decimal(last.volumeMillilitres, 3));
    data.put("LastPrice", decimal(last.unitPriceTenthsOfMinor, digits + 1));
    data.put("LastAmount", decimal(last.amountMinor, digits));
    data.put("LastTotalVolume", decimal(last.totalVolumeMillilitres, 3));
    data.put("LastTotalAmount", decimal(last.totalAmountMinor, digits));
    data.put("LastUser", last.user).put("LastFlowRate", 35);
  }

  private static void grade(SimGrade grade, String prefix, ObjectNode data) {
    data.put(prefix + "FuelGradeId", grade.id()).put(prefix + "FuelGradeName", grade.name());
  }
}
