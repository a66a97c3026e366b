package canopy.core.till;

import canopy.core.command.StockCommand;
import canopy.core.event.Event;
import canopy.core.event.StockEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Volume;
import canopy.core.state.NozzleMark;
import canopy.core.state.StockBook;
import canopy.core.state.TankMark;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TankShell;
import canopy.core.stock.TotaliserReading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wet stock: what was read and delivered is written down as it is; at the close of a day it is
 * balanced. A device may always speak, a person needs the right.
 */
record StockRules(Book book, Permission permission) {
  Decision decide(Moment moment, StockCommand command) {
    return switch (command) {
      case StockCommand.TellSetUp c ->
          book.tanks().all().isEmpty() && !c.changed() && moment.state().stock().tanks().isEmpty()
              ? Decision.accept()
              : Decision.accept(
                  new StockEvent.TanksSetUp(
                      book.tanks().all().stream().map(TankShell::of).toList()));
      case StockCommand.RecordTanks c -> tanks(moment, c);
      case StockCommand.RecordTotalisers c -> totalisers(moment, c);
      case StockCommand.ReceiveDelivery c -> receive(moment, c.delivery());
      case StockCommand.DetectDelivery c -> detect(moment, c.detected());
      case StockCommand.DismissDelivery c -> dismiss(moment, c);
      case StockCommand.ReportAlarms c -> alarms(moment, c);
      case StockCommand.Flag c -> flag(moment, c);
    };
  }

  private Decision tanks(Moment moment, StockCommand.RecordTanks c) {
    if (c.readings().isEmpty()) {
      return Decision.accept();
    }
    boolean typed = false;
    for (TankReading reading : c.readings()) {
      Tank tank = book.tanks().tank(reading.tank());
      if (tank == null) {
        return Decision.refuse(Refusal.Reason.UNKNOWN_TANK, reading.tank());
      }
      if (!tank.mayHold(reading) || c.readings().size() > Limits.READINGS) {
        return Decision.refuse(Refusal.Reason.READING_OUT_OF_RANGE, reading.tank());
      }
      typed |= reading.source() != TankReading.Source.GAUGE;
    }
    var answer = permitted(moment, typed, Right.RECORD_READING, c.occasion().name());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events =
        TillRules.list(answer.approved(), new StockEvent.TanksRead(c.occasion(), c.readings()));
    if (c.occasion() == Occasion.DAY_CLOSE) {
      List<TankBalance> balances = balances(moment.state().stock(), c.readings());
      if (!balances.isEmpty()) {
        events.add(new StockEvent.TanksBalanced(balances));
      }
    }
    return Decision.accept(events);
  }

  private List<TankBalance> balances(StockBook stock, List<TankReading> readings) {
    List<TankBalance> balances = new ArrayList<>();
    for (TankReading reading : readings) {
      TankMark mark = stock.marks().get(reading.tank());
      Tank tank = book.tanks().tank(reading.tank());
      if (mark != null && tank != null) {
        balances.add(
            new TankBalance(
                tank.number(),
                tank.grade(),
                mark.reading(),
                reading,
                mark.delivered(),
                mark.shortage(),
                mark.undocumented(),
                drawn(stock, mark, tank)));
      }
    }
    return balances;
  }

  /** What each nozzle of the tank did since the mark; those that did nothing are left out. */
  private List<NozzleMeter> drawn(StockBook stock, TankMark mark, Tank tank) {
    return stock.meters().values().stream()
        .filter(now -> tank.equals(book.tanks().behind(now.pump(), now.nozzle(), now.grade())))
        .map(
            now ->
                now.since(
                    mark.meters()
                        .getOrDefault(
                            now.key(), NozzleMeter.none(now.pump(), now.nozzle(), now.grade()))))
        .filter(drawn -> drawn.filled().millilitres() != 0 || drawn.returned().millilitres() != 0)
        .toList();
  }

  private Decision totalisers(Moment moment, StockCommand.RecordTotalisers c) {
    if (c.readings().isEmpty()) {
      return Decision.accept();
    }
    boolean typed = false;
    for (TotaliserReading reading : c.readings()) {
      if (reading.pump() < 1 || reading.pump() > book.station().pumps()) {
        return Decision.refuse(Refusal.Reason.UNKNOWN_PUMP, reading.pump());
      }
      if (!inRange(reading.volume()) || c.readings().size() > Limits.READINGS) {
        return Decision.refuse(Refusal.Reason.READING_OUT_OF_RANGE, reading.pump());
      }
      typed |= reading.source() != TotaliserReading.Source.PUMP;
    }
    var answer = permitted(moment, typed, Right.RECORD_READING, c.occasion().name());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events =
        TillRules.list(
            answer.approved(), new StockEvent.TotalisersRead(c.occasion(), c.readings()));
    if (c.occasion() == Occasion.DAY_CLOSE) {
      List<NozzleBalance> balances =
          c.readings().stream()
              .flatMap(reading -> Stream.ofNullable(balance(moment.state().stock(), reading)))
              .toList();
      if (!balances.isEmpty()) {
        events.add(new StockEvent.TotalisersBalanced(balances));
      }
    }
    return Decision.accept(events);
  }

  private static @Nullable NozzleBalance balance(StockBook stock, TotaliserReading closing) {
    NozzleMark mark = stock.nozzleMarks().get(NozzleMeter.key(closing.pump(), closing.nozzle()));
    return mark == null
        ? null
        : new NozzleBalance(
            mark.reading(),
            closing,
            stock
                .meter(closing.pump(), closing.nozzle(), closing.grade())
                .since(mark.meter())
                .filled());
  }

  private Decision receive(Moment moment, Delivery delivery) {
    Decision no = refuse(moment.state().stock(), delivery);
    if (no != null) {
      return no;
    }
    var answer = permission.check(moment, Right.RECORD_DELIVERY, delivery.document());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events =
        TillRules.list(answer.approved(), new StockEvent.DeliveryReceived(delivery));
    events.addAll(rest(moment.state().stock(), delivery));
    return Decision.accept(events);
  }

  /** Rises that wait and that the delivery went on with, compartment after compartment. */
  private static List<StockEvent> rest(StockBook stock, Delivery received) {
    List<StockEvent> rest = new ArrayList<>();
    Delivery delivery = received;
    for (DetectedDelivery rise : stock.detected().values()) {
      var measured =
          rise.id().equals(received.detection()) || !MeasuredDelivery.continues(rise, delivery)
              ? null
              : MeasuredDelivery.by(rise, List.of(delivery)).orElse(null);
      if (measured != null) {
        rest.add(new StockEvent.DeliveryDetected(rise, measured));
        delivery = measured.delivery();
      }
    }
    return rest;
  }

  private @Nullable Decision refuse(StockBook stock, Delivery delivery) {
    Tank tank = book.tanks().tank(delivery.tank());
    if (tank == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_TANK, delivery.tank());
    }
    if (delivery.document().isBlank()) {
      return Decision.refuse(Refusal.Reason.DOCUMENT_NEEDED);
    }
    if (delivery.document().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    boolean told = stock.deliveries().stream().anyMatch(delivery::isSamePaper);
    if (told) {
      return Decision.refuse(Refusal.Reason.DELIVERY_KNOWN, delivery.document(), delivery.tank());
    }
    String detection = delivery.detection();
    if (detection != null && !stock.detected().containsKey(detection)) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_DELIVERY);
    }
    if (detection == null
        && stock.detected().values().stream()
            .anyMatch(rise -> MeasuredDelivery.mayBe(rise, delivery))) {
      return Decision.refuse(Refusal.Reason.DELIVERY_DETECTED, delivery.tank());
    }
    boolean possible =
        delivery.ticket().millilitres() > 0
            && delivery.ticket().compareTo(tank.capacity()) <= 0
            && tank.mayHold(delivery.before())
            && tank.mayHold(delivery.after())
            && inRange(delivery.soldMeanwhile());
    if (!possible) {
      return Decision.refuse(Refusal.Reason.READING_OUT_OF_RANGE, delivery.tank());
    }
    // Most likely the two were exchanged.
    return delivery.measured().millilitres() > 0
        ? null
        : Decision.refuse(Refusal.Reason.NOTHING_DELIVERED, delivery.tank());
  }

  private static boolean inRange(Volume volume) {
    return volume.millilitres() >= 0 && volume.millilitres() <= Limits.STOCK_MILLILITRES;
  }

  private Decision detect(Moment moment, DetectedDelivery detected) {
    if (book.tanks().tank(detected.tank()) == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_TANK, detected.tank());
    }
    StockBook stock = moment.state().stock();
    boolean told =
        stock.detected().values().stream()
                .anyMatch(rise -> isSame(detected, rise.id(), rise.before(), rise.after()))
            || stock.deliveries().stream().anyMatch(delivery -> isSame(detected, delivery));
    if (told) {
      return Decision.accept();
    }
    MeasuredDelivery measures = MeasuredDelivery.by(detected, stock.deliveries()).orElse(null);
    // A rise whose litres fit no paper of its time is in what those papers measured.
    boolean measured =
        measures == null
            && stock.deliveries().stream()
                .filter(delivery -> delivery.detection() == null)
                .anyMatch(delivery -> MeasuredDelivery.overlap(detected, delivery));
    return measured
        ? Decision.accept()
        : Decision.accept(new StockEvent.DeliveryDetected(detected, measures));
  }

  /** Till and gauge may both have noticed it, each with times of its own. */
  private static boolean isSame(DetectedDelivery rise, Delivery delivery) {
    String detection = delivery.detection();
    return detection != null
        && (isSame(rise, detection, delivery.before(), delivery.after())
            || isWithin(rise, delivery));
  }

  /** A part of a delivery that had several. */
  private static boolean isWithin(DetectedDelivery rise, Delivery delivery) {
    return rise.tank() == delivery.tank()
        && !rise.before().at().isBefore(delivery.before().at())
        && !rise.after().at().isAfter(delivery.after().at());
  }

  /**
   * Each of the two never tells of a tanker twice: what the till noticed of the next one may begin
   * before the level was seen at rest. One may begin with the reading that the other ended with.
   */
  private static boolean isSame(
      DetectedDelivery rise, String id, TankReading before, TankReading after) {
    if (DetectedDelivery.isOfGauge(rise.id()) == DetectedDelivery.isOfGauge(id)) {
      return rise.id().equals(id);
    }
    return rise.tank() == after.tank()
        && rise.after().at().isAfter(before.at())
        && after.at().isAfter(rise.before().at());
  }

  private Decision dismiss(Moment moment, StockCommand.DismissDelivery c) {
    DetectedDelivery detected = moment.state().stock().detected().get(c.detection());
    if (detected == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_DELIVERY);
    }
    if (c.reason().isBlank()) {
      return Decision.refuse(Refusal.Reason.REASON_NEEDED);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    var answer = permission.check(moment, Right.RECORD_DELIVERY, c.detection());
    return answer.refusal() != null
        ? answer.refusal()
        : Decision.accept(
            TillRules.list(
                answer.approved(),
                new StockEvent.DeliveryDismissed(
                    c.detection(), detected.tank(), c.reason().strip())));
  }

  private Decision alarms(Moment moment, StockCommand.ReportAlarms c) {
    if (book.tanks().tank(c.tank()) == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_TANK, c.tank());
    }
    boolean news =
        !moment.state().stock().alarms().getOrDefault(c.tank(), List.of()).equals(c.alarms());
    return news
        ? Decision.accept(new StockEvent.TankAlarmed(c.tank(), c.alarms()))
        : Decision.accept();
  }

  private static Decision flag(Moment moment, StockCommand.Flag c) {
    List<String> known = moment.state().stock().findings().known();
    return Decision.accept(
        c.flags().stream()
            .filter(flag -> !known.contains(flag.key()))
            .<Event>map(StockEvent.VarianceFlagged::new)
            .toList());
  }

  private Permission.Answer permitted(Moment moment, boolean typed, Right right, String action) {
    return typed ? permission.check(moment, right, action) : new Permission.Answer(null, null);
  }
}
