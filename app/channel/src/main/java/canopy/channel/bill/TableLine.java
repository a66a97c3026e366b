package canopy.channel.bill;

import canopy.channel.bill.BadBill.Flaw;
import canopy.core.quantity.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One line of a table with the names of its columns. A column is found by the beginning of its
 * name: units in brackets follow some.
 *
 * @param no which line of the file
 */
record TableLine(List<String> columns, List<String> values, long no) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int FEE_DIGITS = 3;
  private static final int LONGEST_NUMBER = 20;

  boolean has(String column) {
    return at(column) >= 0;
  }

  private int at(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).startsWith(column)) {
        return i;
      }
    }
    return -1;
  }

  /** The value; empty if it is empty. */
  String text(String column) throws BadBill {
    int at = at(column);
    if (at < 0) {
      throw new BadBill(Flaw.NO_COLUMN, 0, column);
    }
    if (at >= values.size()) {
      throw new BadBill(Flaw.SHORT_LINE, no, "");
    }
    return values.get(at);
  }

  /** The value; empty if there is no such column. */
  String textIfAny(String column) throws BadBill {
    return has(column) ? text(column) : "";
  }

  /** An amount without its sign; the older column is read where the newer is missing or empty. */
  Money money(String column, String olderColumn, Currency currency) throws BadBill {
    String newer = textIfAny(column);
    return amount(newer.isEmpty() ? text(olderColumn) : newer, currency);
  }

  Money amount(String text, Currency currency) throws BadBill {
    long minor = scaled(text, currency.digits());
    return Money.of(Math.abs(minor), currency.code());
  }

  /** A fee in thousandths of a minor unit; 0 if there is no such column. */
  long fee(String column, Currency currency) throws BadBill {
    String text = textIfAny(column);
    return text.isEmpty() ? 0 : scaled(text, currency.digits() + FEE_DIGITS);
  }

  private long scaled(String text, int digits) throws BadBill {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      throw new BadBill(Flaw.BAD_VALUE, no, text);
    }
    try {
      return new BigDecimal(text).movePointRight(digits).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw bad(text, e);
    }
  }

  int count(String column) throws BadBill {
    String text = text(column);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw bad(text, e);
    }
  }

  /** {@code 2026-11-21 23:59:59} in the channel's zone, or with an offset of its own. */
  Instant time(String column, ZoneId zone) throws BadBill {
    String text = text(column);
    try {
      return text.indexOf('T') > 0
          ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from)
          : LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw bad(text, e);
    }
  }

  private BadBill bad(String text, Exception cause) {
    BadBill bad = new BadBill(Flaw.BAD_VALUE, no, text);
    bad.initCause(cause);
    return bad;
  }

  /**
   * A currency.
   *
   * @param code ISO 4217
   * @param digits of its minor unit
   */
  record Currency(String code, int digits) {
    static Currency of(String code) {
      return new Currency(
          code, Math.max(0, java.util.Currency.getInstance(code).getDefaultFractionDigits()));
    }
  }
}
