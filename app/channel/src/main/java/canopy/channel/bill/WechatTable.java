package canopy.channel.bill;

import canopy.channel.bill.BadBill.Flaw;
import canopy.channel.bill.TableLine.Currency;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.quantity.Money;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay's trade bill (merchant/4012556654): a byte order mark, a head, rows whose every value
 * begins with a backtick, then the head of the totals and the totals. Columns are found by their
 * names: WeChat Pay has added some over the years. The customer's id in it is not taken over. A
 * spreadsheet may have put values with commas in quotes.
 */
public final class WechatTable {
  static final String OWN_COLUMN = "微信订单号";
  private static final ZoneId ZONE = ZoneOffset.ofHours(8);
  private static final Currency YUAN = Currency.of("CNY");

  private WechatTable() {}

  /**
   * Reads a file.
   *
   * @throws BadBill with what is wrong and where
   */
  public static BillRows read(String text) throws BadBill {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() > BillRows.MOST_ROWS) {
      throw BadBill.of(Flaw.TOO_LONG);
    }
    if (lines.isEmpty() || !lines.getFirst().contains(OWN_COLUMN)) {
      throw BadBill.of(Flaw.NOT_A_BILL);
    }
    int end = lines.size() - 2;
    if (end < 1 || !lines.get(end).startsWith("总交易单数")) {
      throw BadBill.of(Flaw.NO_TOTALS);
    }
    List<String> columns = head(lines.getFirst());
    List<BillItem> items = new ArrayList<>();
    for (int i = 1; i < end; i++) {
      items.add(row(new TableLine(columns, values(lines.get(i), columns.size()), i + 1L)));
    }
    List<String> sums = head(lines.get(end));
    TableLine totals = new TableLine(sums, values(lines.getLast(), sums.size()), end + 2L);
    return new BillRows(BillRows.Form.WECHAT, items, sums(totals));
  }

  private static BillSums sums(TableLine totals) throws BadBill {
    return new BillSums(
        totals.count("总交易单数"),
        totals.money("订单总金额", "应结订单总金额", YUAN),
        totals.money("申请退款总金额", "退款总金额", YUAN),
        totals.has("手续费总金额") ? totals.fee("手续费总金额", YUAN) : null);
  }

  private static BillItem row(TableLine line) throws BadBill {
    String state = line.text("交易状态");
    BillItem.Kind kind =
        switch (state) {
          case "SUCCESS" -> BillItem.Kind.PAYMENT;
          case "REFUND" -> BillItem.Kind.REFUND;
          case "REVOKED" -> BillItem.Kind.REVERSAL;
          default -> throw new BadBill(Flaw.BAD_VALUE, line.no(), state);
        };
    Money amount =
        kind == BillItem.Kind.PAYMENT
            ? line.money("订单金额", "应结订单金额", YUAN)
            : line.money("申请退款金额", "退款金额", YUAN);
    String refundNo = line.textIfAny("商户退款单号");
    @Nullable String number = refundNo.isEmpty() || refundNo.equals("0") ? null : refundNo;
    return new BillItem(
        kind,
        line.text("商户订单号"),
        kind == BillItem.Kind.PAYMENT ? null : number,
        line.text(OWN_COLUMN),
        amount,
        line.fee("手续费", YUAN),
        line.time("交易时间", ZONE));
  }

  private static List<String> head(String line) {
    return Arrays.stream(line.strip().split(",", -1)).map(String::strip).toList();
  }

  /** A name of goods may hold commas; a comma before a backtick is none of its. */
  private static List<String> values(String line, int columns) throws BadBill {
    String[] values = line.strip().replaceFirst("^`", "").split(",`", -1);
    List<String> plain =
        values.length == columns ? Arrays.asList(values) : PlainTable.cells(line.strip(), ',');
    return plain.stream().map(WechatTable::plain).toList();
  }

  private static String plain(String value) {
    String text = value.strip();
    return text.startsWith("`") ? text.substring(1).strip() : text;
  }
}
