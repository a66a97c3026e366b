package canopy.core.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The JSON of events: type and version by class, data by record component. The list below is the
 * journal's vocabulary; a type never changes its meaning. A component that older lines lack, and a
 * further constant of an enum, need no new version: this program reads both. Any other change of a
 * record's shape gets a new version, and the old one goes on being read. Safe on any thread.
 */
public final class EventJson {
  private static final List<Type> TYPES =
      List.of(
          new Type("sale.opened", 1, SaleEvent.Opened.class),
          new Type("line.added", 1, SaleEvent.LineAdded.class),
          new Type("line.changed", 1, SaleEvent.LineChanged.class),
          new Type("line.voided", 1, SaleEvent.LineVoided.class),
          new Type("sale.discounted", 1, SaleEvent.Discounted.class),
          new Type("age.confirmed", 1, SaleEvent.AgeConfirmed.class),
          new Type("age.refused", 1, SaleEvent.AgeRefused.class),
          new Type("sale.noted", 1, SaleEvent.Noted.class),
          new Type("sale.held", 1, SaleEvent.Held.class),
          new Type("sale.recalled", 1, SaleEvent.Recalled.class),
          new Type("sale.set_aside", 1, SaleEvent.SetAside.class),
          new Type("sale.opened_aside", 1, SaleEvent.OpenedAside.class),
          new Type("sale.voided", 1, SaleEvent.Voided.class),
          new Type("tender.taken", 1, SaleEvent.TenderTaken.class),
          new Type("tender.returned", 1, SaleEvent.TenderReturned.class),
          new Type("sale.completed", 1, SaleEvent.Completed.class),
          new Type("pump.authorised", 1, FuelEvent.Authorised.class),
          new Type("authorisation.accepted", 1, FuelEvent.AuthorisationAccepted.class),
          new Type("authorisation.ended", 1, FuelEvent.AuthorisationEnded.class),
          new Type("pump.stopped", 1, FuelEvent.PumpStopped.class),
          new Type("pump.suspended", 1, FuelEvent.PumpSuspended.class),
          new Type("pump.resumed", 1, FuelEvent.PumpResumed.class),
          new Type("pump.restarted", 1, FuelEvent.PumpRestarted.class),
          new Type("forecourt.stopped", 1, FuelEvent.AllStopped.class),
          new Type("fill.dispensed", 2, FuelEvent.Dispensed.class),
          new Type("fill.closed", 1, FuelEvent.Closed.class),
          new Type("fill.written_off", 1, FuelEvent.WrittenOff.class),
          new Type("fuel.prepaid", 1, FuelEvent.Prepaid.class),
          new Type("prepay.used", 1, FuelEvent.PrepayUsed.class),
          new Type("payment.started", 1, PaymentEvent.Started.class),
          new Type("payment.shown", 1, PaymentEvent.Shown.class),
          new Type("payment.awaited", 1, PaymentEvent.Awaited.class),
          new Type("payment.unanswered", 1, PaymentEvent.Unanswered.class),
          new Type("payment.extended", 1, PaymentEvent.Extended.class),
          new Type("payment.stopped", 1, PaymentEvent.Stopped.class),
          new Type("payment.paid", 1, PaymentEvent.Paid.class),
          new Type("payment.declined", 1, PaymentEvent.Declined.class),
          new Type("payment.take_back_requested", 1, PaymentEvent.TakeBackRequested.class),
          new Type("payment.reversed", 1, PaymentEvent.Reversed.class),
          new Type("payment.closed", 1, PaymentEvent.Closed.class),
          new Type("payment.escalated", 1, PaymentEvent.Escalated.class),
          new Type("payment.forced", 1, PaymentEvent.Forced.class),
          new Type("payment.paid_late", 1, PaymentEvent.PaidLate.class),
          new Type("payment.used", 1, PaymentEvent.Used.class),
          new Type("payment.matched", 1, PaymentEvent.Matched.class),
          new Type("payment.handed_back", 1, PaymentEvent.HandedBack.class),
          new Type("payment.written_off", 1, PaymentEvent.WrittenOff.class),
          new Type("payment.refund_requested", 1, PaymentEvent.RefundRequested.class),
          new Type("payment.refund_repeated", 1, PaymentEvent.RefundRepeated.class),
          new Type("payment.refund_accepted", 1, PaymentEvent.RefundAccepted.class),
          new Type("payment.refunded", 1, PaymentEvent.Refunded.class),
          new Type("payment.refund_refused", 1, PaymentEvent.RefundRefused.class),
          new Type("bill.compared", 1, BillEvent.Compared.class),
          new Type("bill.resolved", 1, BillEvent.Resolved.class),
          new Type("bill.attached", 1, BillEvent.Attached.class),
          new Type("tanks.set_up", 1, StockEvent.TanksSetUp.class),
          new Type("tanks.read", 1, StockEvent.TanksRead.class),
          new Type("tanks.balanced", 1, StockEvent.TanksBalanced.class),
          new Type("totalisers.read", 1, StockEvent.TotalisersRead.class),
          new Type("totalisers.balanced", 1, StockEvent.TotalisersBalanced.class),
          new Type("delivery.received", 1, StockEvent.DeliveryReceived.class),
          new Type("delivery.detected", 1, StockEvent.DeliveryDetected.class),
          new Type("delivery.dismissed", 1, StockEvent.DeliveryDismissed.class),
          new Type("tank.alarmed", 1, StockEvent.TankAlarmed.class),
          new Type("variance.flagged", 1, StockEvent.VarianceFlagged.class),
          new Type("operator.signed_in", 1, OperatorEvent.SignedIn.class),
          new Type("operator.signed_out", 1, OperatorEvent.SignedOut.class),
          new Type("till.locked", 1, OperatorEvent.Locked.class),
          new Type("till.unlocked", 1, OperatorEvent.Unlocked.class),
          new Type("pin.rejected", 1, OperatorEvent.PinRejected.class),
          new Type("action.approved", 1, OperatorEvent.Approved.class),
          new Type("operator.changed", 1, OperatorEvent.Changed.class),
          new Type("role.changed", 1, OperatorEvent.RoleChanged.class),
          new Type("operator.decided", 1, OperatorEvent.Decided.class),
          new Type("role.decided", 1, OperatorEvent.RoleDecided.class),
          new Type("people.released", 1, OperatorEvent.Released.class),
          new Type("people.held_back", 1, OperatorEvent.HeldBack.class),
          new Type("people.named", 1, OperatorEvent.Named.class),
          new Type("pin.changed", 1, OperatorEvent.PinChanged.class),
          new Type("lockout.lifted", 1, OperatorEvent.LockoutLifted.class),
          new Type("training.started", 1, OperatorEvent.TrainingStarted.class),
          new Type("training.ended", 1, OperatorEvent.TrainingEnded.class),
          new Type("drawer.opened", 1, DeviceEvent.DrawerOpened.class),
          new Type("print.queued", 1, DeviceEvent.PrintQueued.class),
          new Type("print.started", 1, DeviceEvent.PrintStarted.class),
          new Type("print.confirmed", 1, DeviceEvent.PrintConfirmed.class),
          new Type("print.sent", 1, DeviceEvent.PrintSent.class),
          new Type("print.failed", 1, DeviceEvent.PrintFailed.class),
          new Type("print.unknown", 1, DeviceEvent.PrintUnknown.class),
          new Type("print.dismissed", 1, DeviceEvent.PrintDismissed.class),
          new Type("till.started", 1, StationEvent.TillStarted.class),
          new Type("till.stopped", 1, StationEvent.TillStopped.class),
          new Type("setting.changed", 1, StationEvent.SettingChanged.class),
          new Type("goods.imported", 1, StationEvent.GoodsImported.class),
          new Type("goods.received", 1, StationEvent.GoodsReceived.class),
          new Type("goods.left_out", 1, StationEvent.GoodsLeftOut.class),
          new Type("local_change.made", 1, StationEvent.LocalChangeMade.class),
          new Type("local_change.answered", 1, StationEvent.LocalChangeAnswered.class),
          new Type("price.changed", 1, StationEvent.PriceChanged.class),
          new Type("pump_prices.set", 1, StationEvent.PumpPricesSet.class),
          new Type("pump_prices.refused", 1, StationEvent.PumpPricesRefused.class),
          new Type("price_sign.asked", 1, StationEvent.SignAsked.class),
          new Type("price_sign.confirmed", 1, StationEvent.SignConfirmed.class),
          new Type("price_sign.overdue", 1, StationEvent.SignOverdue.class),
          new Type("shift.opened", 1, ShiftEvent.Opened.class),
          new Type("float.counted", 1, ShiftEvent.FloatCounted.class),
          new Type("drawer.assigned", 1, ShiftEvent.DrawerAssigned.class),
          new Type("drawer.released", 1, ShiftEvent.DrawerReleased.class),
          new Type("shift.handed_over", 1, ShiftEvent.HandedOver.class),
          new Type("shift.counted", 1, ShiftEvent.Counted.class),
          new Type("difference.accepted", 1, ShiftEvent.DifferenceAccepted.class),
          new Type("cash.paid_in", 1, ShiftEvent.PaidIn.class),
          new Type("cash.paid_out", 1, ShiftEvent.PaidOut.class),
          new Type("cash.dropped", 1, ShiftEvent.Dropped.class),
          new Type("float.changed", 1, ShiftEvent.FloatChanged.class),
          new Type("shift.reported", 1, ShiftEvent.Reported.class),
          new Type("shift.closed", 1, ShiftEvent.Closed.class),
          new Type("day.closed", 2, StationEvent.DayClosed.class));

  /** Versions that are read but no longer written; what they lack is null in the record. */
  private static final List<Type> OLDER =
      List.of(
          new Type("fill.dispensed", 1, FuelEvent.Dispensed.class),
          new Type("day.closed", 1, StationEvent.DayClosed.class));

  private final Map<Class<?>, Type> byClass = new HashMap<>();
  private final Map<String, Type> byName = new HashMap<>();
  private final JsonMapper mapper = Json.mapper().rebuild().addModule(SaleJson.module()).build();
  private final ObjectWriter writer = mapper.writer();

  /** A reader takes a record apart when it is made: a start needs a few of them, not a hundred. */
  private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>();

  public EventJson() {
    TYPES.forEach(type -> byClass.put(type.record(), type));
    Stream.concat(TYPES.stream(), OLDER.stream())
        .forEach(type -> byName.put(key(type.name(), type.version()), type));
  }

  private static String key(String type, int version) {
    return type + " " + version;
  }

  private ObjectReader reader(Type type) {
    return mapper.readerFor(type.record()).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** Name and version of an event's type. */
  public Type type(Event event) {
    Type type = byClass.get(event.getClass());
    if (type == null) {
      throw new IllegalStateException("no type for " + event.getClass());
    }
    return type;
  }

  /** The event's data as UTF-8 JSON, without a line break. */
  public byte[] data(Event event) {
    try {
      return writer.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.getClass(), e);
    }
  }

  /**
   * The class of such events.
   *
   * @throws UnreadableEvent if this program does not know the type and version
   */
  public Class<? extends Event> record(String type, int version) throws UnreadableEvent {
    return known(type, version, key(type, version)).record();
  }

  private Type known(String type, int version, String key) throws UnreadableEvent {
    Type known = byName.get(key);
    if (known == null) {
      throw new UnreadableEvent(
          UnreadableEvent.Reason.UNKNOWN,
          "this program does not know events of type " + type + " version " + version,
          null);
    }
    return known;
  }

  /**
   * Reads an event back.
   *
   * @throws UnreadableEvent if this program does not know the type and version, or the data does
   *     not fit it
   */
  public Event read(String type, int version, byte[] data) throws UnreadableEvent {
    return read(type, version, data, 0, data.length);
  }

  /**
   * The same from a part of more bytes.
   *
   * @param from where the data begins in {@code bytes}
   * @param count how many bytes it has
   */
  public Event read(String type, int version, byte[] bytes, int from, int count)
      throws UnreadableEvent {
    String key = key(type, version);
    ObjectReader reader = readers.get(key);
    if (reader == null) {
      Type known = known(type, version, key);
      reader = readers.computeIfAbsent(key, absent -> reader(known));
    }
    try {
      return reader.readValue(bytes, from, count);
    } catch (IOException e) {
      throw new UnreadableEvent(
          UnreadableEvent.Reason.MISFIT, "the data of a " + type + " cannot be read", e);
    }
  }

  /** All types, for documentation and tests. */
  public static List<Type> types() {
    return TYPES;
  }

  /**
   * A kind of event.
   *
   * @param name {@code <noun>.<past participle>}
   * @param version of the data's shape, 1 and up
   * @param record the class that holds the data
   */
  public record Type(String name, int version, Class<? extends Event> record) {}
}
