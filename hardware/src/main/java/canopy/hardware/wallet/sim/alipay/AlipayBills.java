package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.book.BillRow;
import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DayBill;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.http.WireAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The trade bill of a day: a ZIP with rows in one CSV file and a summary in another, both in GBK; a
 * link to it lives 30 seconds. Layout and character set from memory. Guarded by its own monitor.
 */
final class AlipayBills {
  static final String FILE_PATH = "/alipay/bill";
  private static final Charset GBK = Charset.forName("GBK");
  private static final long LINK_MILLIS = 30_000;
  private static final int READY_HOUR = 10;
  private static final int MOST_LINKS = 200;
  private static final String HEAD =
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
          + "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
          + "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

  /** What a link gives until it ends. */
  private static final class Link {
    private final String day;
    private final long endsMillis;

    private Link(String day, long endsMillis) {
      this.day = day;
      this.endsMillis = endsMillis;
    }
  }

  private final CashDesk desk;
  private final SecureRandom random;
  private final BooleanSupplier atOnce;
  private final Map<String, Link> links = new LinkedHashMap<>();

  AlipayBills(CashDesk desk, SecureRandom random, BooleanSupplier atOnce) {
    this.desk = desk;
    this.random = random;
    this.atOnce = atOnce;
  }

  AlipayAnswer link(JsonNode biz, String url) {
    if (!biz.path("bill_type").asText().equals("trade")) {
      return AlipayAnswer.failed("isv.invalid-arguments", "模拟服务只提供trade账单");
    }
    LocalDate day;
    try {
      day = LocalDate.parse(biz.path("bill_date").asText());
    } catch (DateTimeException e) {
      return AlipayAnswer.failed("isv.invalid-arguments", "bill_date");
    }
    ZonedDateTime now = SimTime.beijing(desk.time().millis());
    boolean ready = now.isAfter(day.plusDays(1).atTime(READY_HOUR, 0).atZone(SimTime.BEIJING));
    if (!ready && !atOnce.getAsBoolean()) {
      return AlipayAnswer.failed("isp.bill_not_exist", "账单不存在");
    }
    String token = new BigInteger(160, random).toString(36);
    synchronized (this) {
      if (links.size() >= MOST_LINKS) {
        links.remove(links.keySet().iterator().next());
      }
      links.put(token, new Link(day.toString(), desk.time().millis() + LINK_MILLIS));
    }
    return AlipayAnswer.ok(
        Json.object().put("bill_download_url", url + FILE_PATH + "?token=" + token));
  }

  WireAnswer download(String token) {
    Link link;
    synchronized (this) {
      link = links.get(token);
    }
    if (link == null || desk.time().millis() >= link.endsMillis) {
      return WireAnswer.text(403, "text/html", "<html>链接已失效</html>");
    }
    return WireAnswer.of(200, "application/octet-stream", zip(link.day));
  }

  private byte[] zip(String day) {
    List<BillRow> rows = DayBill.rows(desk.book(), Wallet.ALIPAY, day);
    String name = AlipayKeys.SELLER_ID + "_" + day.replace("-", "") + "_业务明细";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, GBK)) {
      zip.putNextEntry(new ZipEntry(name + ".csv"));
      zip.write(text(day, rows).getBytes(GBK));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(name + "(汇总).csv"));
      zip.write(sums(rows).getBytes(GBK));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String text(String day, List<BillRow> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("#支付宝业务明细查询");
    lines.add("#账号：[" + AlipayKeys.SELLER_ID + "0156]");
    lines.add("#起始日期：[%s 00:00:00]   终止日期：[%s 23:59:59]".formatted(day, day));
    lines.add(
        "#-----------------------------------------业务明细列表----------------------------------------");
    lines.add(HEAD);
    rows.forEach(row -> lines.add(line(row)));
    lines.add(
        "#-----------------------------------------业务明细列表结束------------------------------------");
    long paidMinor = rows.stream().mapToLong(BillRow::amountMinor).sum();
    long backMinor = rows.stream().mapToLong(BillRow::refundMinor).sum();
    long payments = payments(rows);
    lines.add("#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元".formatted(payments, AlipayTrades.yuan(paidMinor)));
    lines.add(
        "#退款合计：%d笔，商家实收退款共-%s元，商家优惠退款共0.00元"
            .formatted(rows.size() - payments, AlipayTrades.yuan(backMinor)));
    lines.add("#导出时间：[" + AlipayTrades.time(desk.time().millis()) + "]");
    return String.join("\r\n", lines) + "\r\n";
  }

  private static long payments(List<BillRow> rows) {
    return rows.stream().filter(row -> row.kind() == BillRow.Kind.PAYMENT).count();
  }

  private static String sums(List<BillRow> rows) {
    long paidMinor = rows.stream().mapToLong(BillRow::amountMinor).sum();
    long backMinor = rows.stream().mapToLong(BillRow::refundMinor).sum();
    long payments = payments(rows);
    return "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）\r\n"
        + "合计,,%d,%d,%s,%s\r\n"
            .formatted(
                payments,
                rows.size() - payments,
                AlipayTrades.yuan(paidMinor - backMinor),
                AlipayTrades.yuan(paidMinor - backMinor));
  }

  private static String line(BillRow row) {
    Order order = row.order();
    Refund refund = row.refund();
    String amount =
        refund == null
            ? AlipayTrades.yuan(row.amountMinor())
            : "-" + AlipayTrades.yuan(row.refundMinor());
    List<String> fields =
        List.of(
            order.channelNo() + "\t",
            order.orderNo() + "\t",
            refund == null ? "交易" : "退款",
            order.subject().replace(',', ' '),
            AlipayTrades.time(order.times().createdMillis()),
            AlipayTrades.time(row.atMillis()),
            order.fact("store_id"),
            "",
            order.fact("operator_id"),
            order.fact("terminal_id"),
            String.valueOf(order.customer()).charAt(0) + "***",
            amount,
            amount,
            "0.00",
            "0.00",
            "0.00",
            "0.00",
            "0.00",
            "",
            "0.00",
            "0.00",
            refund == null ? "" : refund.refundNo() + "\t",
            "0.00",
            "0.00",
            row.kind() == BillRow.Kind.REVERSAL ? "撤销" : "");
    return String.join(",", fields);
  }
}
