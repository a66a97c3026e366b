package canopy.core.account;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.SaleEvent;
import org.jspecify.annotations.Nullable;

/** What a manager looks at, counted. */
public enum Incident {
  SALE_VOIDED,
  LINE_VOIDED,
  /** A part of a line was taken out. */
  LINE_REDUCED,
  PRICE_OVERRIDDEN,
  LINE_DISCOUNTED,
  SALE_DISCOUNTED,
  AGE_REFUSED,
  /** The drawer was opened without a sale. */
  NO_SALE,
  COPY_PRINTED,
  PIN_REJECTED,
  APPROVED,
  /** Taken as paid on a person's word. */
  PAYMENT_FORCED,
  PAYMENT_WRITTEN_OFF;

  /** What an event is; null if it is none of these. */
  static @Nullable Incident of(Event event) {
    return switch (event) {
      case SaleEvent.Voided _ -> SALE_VOIDED;
      case SaleEvent.LineVoided _ -> LINE_VOIDED;
      case SaleEvent.LineChanged changed -> changed(changed);
      case SaleEvent.Discounted discounted ->
          discounted.discount() == null ? null : SALE_DISCOUNTED;
      case SaleEvent.AgeRefused _ -> AGE_REFUSED;
      case DeviceEvent.DrawerOpened opened -> opened.saleId() == null ? NO_SALE : null;
      case DeviceEvent.PrintQueued queued -> queued.copy() > 0 ? COPY_PRINTED : null;
      case OperatorEvent.PinRejected _ -> PIN_REJECTED;
      case OperatorEvent.Approved _ -> APPROVED;
      case PaymentEvent.Forced _ -> PAYMENT_FORCED;
      case PaymentEvent.WrittenOff _ -> PAYMENT_WRITTEN_OFF;
      case Event _ -> null;
    };
  }

  private static @Nullable Incident changed(SaleEvent.LineChanged changed) {
    return switch (changed.change()) {
      case PRICE -> PRICE_OVERRIDDEN;
      case DISCOUNT -> LINE_DISCOUNTED;
      case QUANTITY -> changed.reduced() == null ? null : LINE_REDUCED;
      case NOTE -> null;
    };
  }
}
