package canopy.core.account;

import canopy.core.day.DayEnd;
import canopy.core.event.FuelEvent;
import canopy.core.event.StockEvent;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.settlement.Fate;
import canopy.core.settlement.FuelSettlement;
import canopy.core.settlement.FuelSum;
import canopy.core.settlement.Nozzle;
import canopy.core.settlement.NozzleFills;
import canopy.core.settlement.NozzlePeriod;
import canopy.core.settlement.TankPeriod;
import canopy.core.settlement.TankPlan;
import canopy.core.stock.Delivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up a day's fuel, nozzle by nozzle and tank by tank. Filled on one thread. */
final class FuelTally {
  private final String currency;

  /** Whether the day before told what it left unpaid; if not, it follows from what is settled. */
  private final boolean told;

  private final Map<Nozzle, Hose> hoses = new TreeMap<>();
  private final Set<String> dispensed = new HashSet<>();
  private final Map<Integer, List<TankBalance>> tankBalances = new HashMap<>();
  private final Set<Integer> tanksRead = new HashSet<>();
  private final List<Delivery> deliveries = new ArrayList<>();

  /** Of papers of earlier days. */
  private final List<MeasuredDelivery> measuredLate = new ArrayList<>();

  /** What is known of one nozzle. */
  private static final class Hose {
    int grade;
    FuelSum brought;
    FuelSum dispensed;
    final Map<Fate, FuelSum> fates = new EnumMap<>(Fate.class);
    final List<NozzleBalance> balances = new ArrayList<>();
    boolean readAtClose;

    Hose(int grade, String currency) {
      this.grade = grade;
      this.brought = FuelSum.none(currency);
      this.dispensed = FuelSum.none(currency);
    }
  }

  /**
   * @param before how the day before ended; null if that is not known
   */
  FuelTally(String currency, @Nullable DayEnd before, boolean first) {
    this.currency = currency;
    this.told = before != null || first;
    if (before != null) {
      for (Fill fill : before.unpaid()) {
        Hose hose = hose(fill);
        hose.brought = hose.brought.plus(FuelSum.of(fill));
      }
    }
  }

  private Hose hose(int pump, int nozzle, int grade) {
    Hose hose = hoses.computeIfAbsent(new Nozzle(pump, nozzle), at -> new Hose(grade, currency));
    hose.grade = grade;
    return hose;
  }

  private Hose hose(Fill fill) {
    return hose(fill.pump(), fill.nozzle(), fill.grade());
  }

  void add(FuelEvent event) {
    if (event instanceof FuelEvent.Dispensed e && !e.fill().isNothing()) {
      Hose hose = hose(e.fill());
      hose.dispensed = hose.dispensed.plus(FuelSum.of(e.fill()));
      dispensed.add(e.fill().key());
      Fill overrun = e.overrun();
      if (overrun != null) {
        dispensed.add(overrun.key());
      }
      if (e.prepayId() != null) {
        settled(e.prepaidPart(), Fate.PREPAID);
      }
    } else if (event instanceof FuelEvent.WrittenOff off) {
      settled(off.fill(), Fate.of(off.writeOff().outcome()));
    }
  }

  void add(CompletedSale sale) {
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelFill sold) {
        settled(sold.fill(), Fate.PAID);
      }
    }
  }

  private void settled(Fill fill, Fate fate) {
    Hose hose = hose(fill);
    FuelSum sum = FuelSum.of(fill);
    hose.fates.merge(fate, sum, FuelSum::plus);
    if (!told && !dispensed.contains(fill.key())) {
      hose.brought = hose.brought.plus(sum);
    }
  }

  void add(StockEvent event) {
    switch (event) {
      case StockEvent.TanksRead e -> {
        if (e.occasion() == Occasion.DAY_CLOSE) {
          e.readings().stream().map(TankReading::tank).forEach(tanksRead::add);
        }
      }
      case StockEvent.TotalisersRead e -> {
        if (e.occasion() == Occasion.DAY_CLOSE) {
          for (TotaliserReading reading : e.readings()) {
            hose(reading.pump(), reading.nozzle(), reading.grade()).readAtClose = true;
          }
        }
      }
      case StockEvent.TanksBalanced e -> {
        for (TankBalance balance : e.balances()) {
          tankBalances.computeIfAbsent(balance.tank(), tank -> new ArrayList<>()).add(balance);
        }
      }
      case StockEvent.TotalisersBalanced e -> {
        for (NozzleBalance balance : e.balances()) {
          TotaliserReading closing = balance.closing();
          hose(closing.pump(), closing.nozzle(), closing.grade()).balances.add(balance);
        }
      }
      case StockEvent.DeliveryReceived e -> deliveries.add(e.delivery());
      case StockEvent.DeliveryDetected e -> {
        if (e.measures() != null) {
          measured(e.measures());
        }
      }
      case StockEvent.TanksSetUp _,
          StockEvent.DeliveryDismissed _,
          StockEvent.TankAlarmed _,
          StockEvent.VarianceFlagged _ -> {}
    }
  }

  private void measured(MeasuredDelivery measures) {
    Delivery now = measures.delivery();
    if (deliveries.stream().anyMatch(now::isSamePaper)) {
      deliveries.replaceAll(delivery -> delivery.isSamePaper(now) ? now : delivery);
      return;
    }
    Volume before =
        measuredLate.stream()
            .filter(late -> late.delivery().isSamePaper(now))
            .findFirst()
            .map(MeasuredDelivery::before)
            .orElse(measures.before());
    measuredLate.removeIf(late -> late.delivery().isSamePaper(now));
    measuredLate.add(new MeasuredDelivery(now, before));
  }

  /** The settlement, if the day ended so. */
  FuelSettlement settlement(DayEnd end) {
    Map<Nozzle, FuelSum> carried = new HashMap<>();
    Map<Nozzle, FuelSum> older = new HashMap<>();
    for (Fill fill : end.unpaid()) {
      hose(fill);
      Nozzle nozzle = new Nozzle(fill.pump(), fill.nozzle());
      carried.merge(nozzle, FuelSum.of(fill), FuelSum::plus);
      if (!told && !dispensed.contains(fill.key())) {
        older.merge(nozzle, FuelSum.of(fill), FuelSum::plus);
      }
    }
    FuelSum none = FuelSum.none(currency);
    List<NozzlePeriod> nozzles = new ArrayList<>();
    hoses.forEach(
        (nozzle, hose) ->
            nozzles.add(
                new NozzlePeriod(
                    nozzle,
                    hose.grade,
                    hose.readAtClose,
                    hose.balances,
                    new NozzleFills(
                        hose.brought.plus(older.getOrDefault(nozzle, none)),
                        hose.dispensed,
                        hose.fates,
                        carried.getOrDefault(nozzle, none)))));
    return FuelSettlement.of(nozzles, end.tanks().stream().map(this::tank).toList());
  }

  private TankPeriod tank(TankPlan plan) {
    return new TankPeriod(
        plan,
        tanksRead.contains(plan.tank()),
        tankBalances.getOrDefault(plan.tank(), List.of()),
        deliveries.stream().filter(delivery -> delivery.tank() == plan.tank()).toList(),
        measuredLate.stream().filter(late -> late.delivery().tank() == plan.tank()).toList());
  }
}
