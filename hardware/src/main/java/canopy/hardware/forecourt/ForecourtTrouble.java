package canopy.hardware.forecourt;

import java.util.Locale;

/**
 * Why a command was refused or the controller is not usable. {@link #sentenceKey} names the
 * sentence for the cashier in {@link ForecourtSentences}; {@code {0}} in it is the refusal's
 * detail.
 */
public enum ForecourtTrouble {
  /** No answer from the controller at all. */
  CONTROLLER_UNREACHABLE,
  /** The controller answers too slowly, or says that it is busy. */
  CONTROLLER_BUSY,
  /** It answered with something that is not its protocol. */
  CONTROLLER_NOT_UNDERSTOOD,
  /** It shows a certificate that nobody has confirmed; detail = its fingerprint. */
  CERTIFICATE_NOT_TRUSTED,
  /** It shows another certificate than the confirmed one; detail = the fingerprint shown. */
  CERTIFICATE_CHANGED,
  /** User or secret wrong. */
  LOGIN_REFUSED,
  /** The controller's user lacks a right. */
  NO_PERMISSION,
  /** Its clock is not set. */
  CLOCK_NOT_SET,
  /** It is losing power. */
  POWER_DOWN,
  /** The pump does not answer its controller. */
  PUMP_OFFLINE,
  /** The controller does not know the pump. */
  PUMP_NOT_CONFIGURED,
  /** Another till holds the pump; detail = its user. */
  IN_USE_BY,
  /** The pump is busy with another command. */
  PUMP_BUSY,
  /** The pump is dispensing. */
  PUMP_FUELLING,
  /** The pump is not dispensing. */
  PUMP_NOT_FUELLING,
  /** A finished fill must be closed first. */
  FILL_NOT_CLOSED,
  /** The pump is held after STOP ALL. */
  PUMP_HELD,
  /** It is already authorised with other terms. */
  AUTHORISED_DIFFERENTLY,
  /** Tank critically low. */
  TANK_LOW,
  /** Nozzle, grade or tank do not fit together. */
  GRADE_NOT_AVAILABLE,
  /** The price is missing, zero or differs. */
  PRICE_WRONG,
  /** The controller has no such fill. */
  FILL_UNKNOWN,
  /** The fill is closed at the controller, so it cannot change hands any more. */
  FILL_CLOSED,
  /** Not this till's pump or fill. */
  NOT_OWNER,
  /** The pump's counters could not be read. */
  TOTALS_NOT_READ,
  /** Reserved, but nobody came: cleared by time-out. */
  RESERVATION_EXPIRED,
  /** Nozzle hung up without dispensing: the release was cleared. */
  HUNG_UP,
  /** Stopped by the operator before anything was dispensed. */
  STOPPED,
  /** No certain answer came; the pump was made safe. */
  ANSWER_LOST,
  /** Too many commands wait. */
  TOO_MANY_COMMANDS,
  /** Any other error; detail = the controller's code. */
  REFUSED_BY_CONTROLLER;

  /** Whether the same order may well succeed moments later, without anybody doing anything. */
  public boolean passes() {
    return switch (this) {
      case CONTROLLER_UNREACHABLE,
          CONTROLLER_BUSY,
          CONTROLLER_NOT_UNDERSTOOD,
          POWER_DOWN,
          PUMP_BUSY,
          ANSWER_LOST,
          TOO_MANY_COMMANDS ->
          true;
      case CERTIFICATE_NOT_TRUSTED,
          CERTIFICATE_CHANGED,
          LOGIN_REFUSED,
          NO_PERMISSION,
          CLOCK_NOT_SET,
          PUMP_OFFLINE,
          PUMP_NOT_CONFIGURED,
          IN_USE_BY,
          PUMP_FUELLING,
          PUMP_NOT_FUELLING,
          FILL_NOT_CLOSED,
          PUMP_HELD,
          AUTHORISED_DIFFERENTLY,
          TANK_LOW,
          GRADE_NOT_AVAILABLE,
          PRICE_WRONG,
          FILL_UNKNOWN,
          FILL_CLOSED,
          NOT_OWNER,
          TOTALS_NOT_READ,
          RESERVATION_EXPIRED,
          HUNG_UP,
          STOPPED,
          REFUSED_BY_CONTROLLER ->
          false;
    };
  }

  /** Key of the sentence: {@code forecourt.trouble.controller-unreachable}. */
  public String sentenceKey() {
    return "forecourt.trouble." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
