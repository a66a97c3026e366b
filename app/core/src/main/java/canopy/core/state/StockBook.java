package canopy.core.state;

import canopy.core.event.FuelEvent;
import canopy.core.event.StockEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFindings;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wet stock as far as it is not balanced yet. Bounded by tanks and nozzles.
 *
 * @param marks where each tank's account begins, by tank
 * @param tanks the newest reading of each tank
 * @param gauged the newest level of each tank by the gauge, with what the pumps had given by then
 * @param nozzleMarks where each nozzle's account begins, by {@link NozzleMeter#key}
 * @param totalisers the newest reading of each nozzle
 * @param meters what the till itself has counted, by nozzle
 * @param deliveries the newest, oldest first, of closed days too: their papers stay known
 * @param detected deliveries that wait for their paper, by id
 * @param alarms what the gauge calls out, by tank; tanks without alarm are not there
 * @param findings what the rules found
 */
public record StockBook(
    Map<Integer, TankMark> marks,
    Map<Integer, TankReading> tanks,
    Map<Integer, TankMark> gauged,
    Map<String, NozzleMark> nozzleMarks,
    Map<String, TotaliserReading> totalisers,
    Map<String, NozzleMeter> meters,
    List<Delivery> deliveries,
    Map<String, DetectedDelivery> detected,
    Map<Integer, List<TankAlarm>> alarms,
    StockFindings findings) {
  /** Deliveries that are remembered here; the database has all. */
  public static final int REMEMBERED_DELIVERIES = 60;

  /** Detected deliveries that wait; the oldest give way. */
  public static final int WAITING_DETECTIONS = 30;

  static final StockBook EMPTY =
      new StockBook(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          Map.of(),
          StockFindings.NONE);

  public StockBook {
    marks = Maps.ordered(marks);
    tanks = Maps.ordered(tanks);
    gauged = Maps.ordered(gauged);
    nozzleMarks = Maps.ordered(nozzleMarks);
    totalisers = Maps.ordered(totalisers);
    meters = Maps.ordered(meters);
    deliveries = List.copyOf(deliveries);
    detected = Maps.ordered(detected);
    alarms = Maps.ordered(alarms);
  }

  /** What the till has counted at a nozzle since its journal began. */
  public NozzleMeter meter(int pump, int nozzle, int grade) {
    return meters.getOrDefault(
        NozzleMeter.key(pump, nozzle), NozzleMeter.none(pump, nozzle, grade));
  }

  /** A fill of any outcome ran through a nozzle; a test's litres go back into the tank. */
  StockBook apply(FuelEvent event) {
    if (event instanceof FuelEvent.Dispensed e && !e.fill().isNothing()) {
      Fill fill = e.fill();
      return metered(meterOf(fill).plusFilled(fill.grade(), fill.volume()));
    }
    if (event instanceof FuelEvent.WrittenOff off
        && off.writeOff().outcome() == FillOutcome.PUMP_TEST) {
      return metered(meterOf(off.fill()).plusReturned(off.fill().volume()));
    }
    return this;
  }

  /**
   * @param day the business date of the event
   */
  StockBook apply(StockEvent event, LocalDate day) {
    return switch (event) {
      case StockEvent.TanksSetUp e -> this;
      case StockEvent.TanksRead e -> read(e);
      case StockEvent.TotalisersRead e -> counted(e);
      case StockEvent.TanksBalanced e -> found(findings.balanced(day, e.balances()));
      case StockEvent.TotalisersBalanced e -> this;
      case StockEvent.DeliveryReceived e -> received(e.delivery());
      case StockEvent.DeliveryDetected e ->
          e.measures() == null ? detected(e.detected()) : measured(e.detected(), e.measures());
      case StockEvent.DeliveryDismissed e -> dismissed(e.detection());
      case StockEvent.TankAlarmed e -> alarmed(e);
      case StockEvent.VarianceFlagged e -> found(findings.plus(e.flag()));
    };
  }

  private NozzleMeter meterOf(Fill fill) {
    return meter(fill.pump(), fill.nozzle(), fill.grade());
  }

  private StockBook metered(NozzleMeter meter) {
    return new StockBook(
        marks,
        tanks,
        gauged,
        nozzleMarks,
        totalisers,
        Maps.with(meters, meter.key(), meter),
        deliveries,
        detected,
        alarms,
        findings);
  }

  /** The first reading of a tank begins its account, and so does each that it is balanced with. */
  private StockBook read(StockEvent.TanksRead e) {
    Map<Integer, TankMark> begun = new LinkedHashMap<>(marks);
    Map<Integer, TankReading> newest = new LinkedHashMap<>(tanks);
    Map<Integer, TankMark> levels = new LinkedHashMap<>(gauged);
    for (TankReading reading : e.readings()) {
      newest.put(reading.tank(), reading);
      TankMark mark = TankMark.at(reading, meters);
      if (e.occasion() == Occasion.DAY_CLOSE || !begun.containsKey(reading.tank())) {
        begun.put(reading.tank(), mark);
      }
      if (reading.source() == TankReading.Source.GAUGE) {
        levels.put(reading.tank(), mark);
      }
    }
    return new StockBook(
        begun,
        newest,
        levels,
        nozzleMarks,
        totalisers,
        meters,
        deliveries,
        detected,
        alarms,
        findings);
  }

  private StockBook counted(StockEvent.TotalisersRead e) {
    Map<String, NozzleMark> begun = new LinkedHashMap<>(nozzleMarks);
    Map<String, TotaliserReading> newest = new LinkedHashMap<>(totalisers);
    for (TotaliserReading reading : e.readings()) {
      String key = NozzleMeter.key(reading.pump(), reading.nozzle());
      newest.put(key, reading);
      if (e.occasion() == Occasion.DAY_CLOSE || !begun.containsKey(key)) {
        begun.put(
            key, new NozzleMark(reading, meter(reading.pump(), reading.nozzle(), reading.grade())));
      }
    }
    return new StockBook(
        marks, tanks, gauged, begun, newest, meters, deliveries, detected, alarms, findings);
  }

  private StockBook received(Delivery delivery) {
    Map<Integer, TankMark> next = marks;
    Map<String, DetectedDelivery> waiting = detected;
    DetectedDelivery explained =
        delivery.detection() == null ? null : detected.get(delivery.detection());
    if (explained != null) {
      next = undocumented(next, explained, false);
      waiting = Maps.without(detected, explained.id());
    }
    TankMark mark = next.get(delivery.tank());
    if (mark != null) {
      next =
          Maps.with(
              next, delivery.tank(), mark.plusDelivered(delivery.ticket(), delivery.shortage()));
    }
    List<Delivery> list = new ArrayList<>(deliveries);
    list.add(delivery);
    return arrived(next, newest(list, REMEMBERED_DELIVERIES), waiting);
  }

  private StockBook detected(DetectedDelivery found) {
    Map<String, DetectedDelivery> waiting =
        new LinkedHashMap<>(Maps.with(detected, found.id(), found));
    while (waiting.size() > WAITING_DETECTIONS) {
      waiting.remove(waiting.keySet().iterator().next());
    }
    return levelled(found.after()).arrived(undocumented(marks, found, true), deliveries, waiting);
  }

  /** Its paper counts already: what it is short is all that changes. */
  private StockBook measured(DetectedDelivery rise, MeasuredDelivery measures) {
    Delivery now = measures.delivery();
    Map<Integer, TankMark> next =
        detected.containsKey(rise.id()) ? undocumented(marks, rise, false) : marks;
    TankMark mark = next.get(now.tank());
    if (mark != null) {
      next =
          Maps.with(
              next, now.tank(), mark.plusDelivered(Volume.ZERO, measures.correction().negated()));
    }
    List<Delivery> list =
        deliveries.stream().map(delivery -> delivery.isSamePaper(now) ? now : delivery).toList();
    return levelled(rise.after()).arrived(next, list, Maps.without(detected, rise.id()));
  }

  /** What came by then is known: a later level is measured from here. */
  private StockBook levelled(TankReading after) {
    TankMark last = gauged.get(after.tank());
    boolean news = last == null || last.reading().at().isBefore(after.at());
    return !news || after.source() != TankReading.Source.GAUGE
        ? this
        : new StockBook(
            marks,
            tanks,
            Maps.with(gauged, after.tank(), TankMark.at(after, meters)),
            nozzleMarks,
            totalisers,
            meters,
            deliveries,
            detected,
            alarms,
            findings);
  }

  private StockBook dismissed(String detection) {
    DetectedDelivery none = detected.get(detection);
    return none == null
        ? this
        : arrived(undocumented(marks, none, false), deliveries, Maps.without(detected, detection));
  }

  private static Map<Integer, TankMark> undocumented(
      Map<Integer, TankMark> marks, DetectedDelivery found, boolean came) {
    @Nullable TankMark mark = marks.get(found.tank());
    return mark == null
        ? marks
        : Maps.with(
            marks,
            found.tank(),
            mark.plusUndocumented(came ? found.measured() : found.measured().negated()));
  }

  private StockBook arrived(
      Map<Integer, TankMark> nextMarks,
      List<Delivery> nextDeliveries,
      Map<String, DetectedDelivery> waiting) {
    return new StockBook(
        nextMarks,
        tanks,
        gauged,
        nozzleMarks,
        totalisers,
        meters,
        nextDeliveries,
        waiting,
        alarms,
        findings);
  }

  private StockBook alarmed(StockEvent.TankAlarmed e) {
    return new StockBook(
        marks,
        tanks,
        gauged,
        nozzleMarks,
        totalisers,
        meters,
        deliveries,
        detected,
        e.alarms().isEmpty()
            ? Maps.without(alarms, e.tank())
            : Maps.with(alarms, e.tank(), e.alarms()),
        findings);
  }

  private StockBook found(StockFindings next) {
    return new StockBook(
        marks, tanks, gauged, nozzleMarks, totalisers, meters, deliveries, detected, alarms, next);
  }

  private static <T> List<T> newest(List<T> list, int most) {
    return list.size() <= most ? list : list.subList(list.size() - most, list.size());
  }
}
