package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.BillRow;
import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DayBill;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.http.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The trade bill of a day: made at 10:00 of the next one, kept three months; a link to it lives
 * five minutes; the file is not signed, its SHA-1 is told with the link. Guarded by its own
 * monitor.
 */
final class WechatBills {
  static final String FILE_PATH = "/v3/billdownload/file";
  private static final LocalTime READY = LocalTime.of(10, 0);
  private static final long LINK_MILLIS = 300_000;
  private static final int MOST_LINKS = 200;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String HEAD =
      "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
          + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
          + "手续费,费率,订单金额,申请退款金额,费率备注";
  private static final String SUMMARY_HEAD = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

  private static final class Link {
    private final byte[] file;
    private final long endsMillis;

    private Link(byte[] file, long endsMillis) {
      this.file = file;
      this.endsMillis = endsMillis;
    }
  }

  private final CashDesk desk;
  private final BooleanSupplier atOnce;
  private final WechatSignature signature;
  private final Map<String, Link> links = new LinkedHashMap<>();

  /**
   * Wires the bills.
   *
   * @param atOnce whether a bill can be had on the same day
   */
  WechatBills(CashDesk desk, WechatSignature signature, BooleanSupplier atOnce) {
    this.desk = desk;
    this.signature = signature;
    this.atOnce = atOnce;
  }

  WechatAnswer link(Map<String, String> query, String url) {
    LocalDate day;
    try {
      day = LocalDate.parse(query.getOrDefault("bill_date", ""));
    } catch (DateTimeException e) {
      return WechatAnswer.wrong("/query/bill_date", "格式应为yyyy-MM-dd");
    }
    if (!query.getOrDefault("bill_type", "ALL").equals("ALL")) {
      return WechatAnswer.error(400, "PARAM_ERROR", "模拟服务只提供ALL账单");
    }
    WechatAnswer early = tooEarly(day);
    if (early != null) {
      return early;
    }
    byte[] text = file(day.toString()).getBytes(StandardCharsets.UTF_8);
    boolean zipped = query.getOrDefault("tar_type", "").equals("GZIP");
    String token = signature.nonce(40);
    synchronized (this) {
      if (links.size() >= MOST_LINKS) {
        links.remove(links.keySet().iterator().next());
      }
      links.put(token, new Link(zipped ? gzip(text) : text, desk.time().millis() + LINK_MILLIS));
    }
    return WechatAnswer.ok(
        Json.object()
            .put("hash_type", "SHA1")
            .put("hash_value", sha1(text))
            .put("download_url", url + FILE_PATH + "?token=" + token));
  }

  private @Nullable WechatAnswer tooEarly(LocalDate day) {
    ZonedDateTime now = SimTime.beijing(desk.time().millis());
    if (day.isBefore(now.toLocalDate().minusMonths(3))) {
      return WechatAnswer.error(400, "NO_STATEMENT_EXIST", "账单文件不存在");
    }
    if (atOnce.getAsBoolean()) {
      return null;
    }
    if (!day.isBefore(now.toLocalDate())) {
      return WechatAnswer.error(400, "INVALID_REQUEST", "账单日期有误，只能下载前一天及更早的账单");
    }
    boolean ready = now.isAfter(day.plusDays(1).atTime(READY).atZone(SimTime.BEIJING));
    return ready ? null : WechatAnswer.error(400, "STATEMENT_CREATING", "账单文件生成中");
  }

  /** The file of a link. */
  synchronized WireAnswer download(String token) {
    Link link = links.get(token);
    if (link == null || desk.time().millis() >= link.endsMillis) {
      return WireAnswer.text(
          403, "application/json", "{\"code\":\"NO_AUTH\",\"message\":\"下载链接已失效\"}");
    }
    return WireAnswer.of(200, "application/octet-stream", link.file);
  }

  private String file(String day) {
    List<BillRow> rows = DayBill.rows(desk.book(), Wallet.WECHAT, day);
    StringBuilder text = new StringBuilder("\uFEFF").append(HEAD).append("\r\n");
    long paidMinor = 0;
    long refundedMinor = 0;
    for (BillRow row : rows) {
      text.append(line(row)).append("\r\n");
      paidMinor += row.amountMinor();
      refundedMinor += row.refundMinor();
    }
    String paid = yuan(paidMinor);
    String refunded = yuan(refundedMinor);
    text.append(SUMMARY_HEAD).append("\r\n");
    List<String> sums =
        List.of(Integer.toString(rows.size()), paid, refunded, "0.00", "0.00000", paid, refunded);
    return text.append('`').append(String.join(",`", sums)).append("\r\n").toString();
  }

  private String line(BillRow row) {
    Order order = row.order();
    Refund refund = row.refund();
    List<String> fields =
        List.of(
            TIME.format(SimTime.beijing(row.atMillis())),
            WechatKeys.APPID,
            WechatKeys.MCHID,
            "0",
            order.fact("device"),
            order.channelNo(),
            order.orderNo(),
            "o-simulated-" + order.customer(),
            order.shownQr() ? "NATIVE" : "MICROPAY",
            switch (row.kind()) {
              case PAYMENT -> "SUCCESS";
              case REFUND -> "REFUND";
              case REVERSAL -> "REVOKED";
            },
            "OTHERS",
            order.currency(),
            yuan(row.amountMinor()),
            "0.00",
            refund == null ? "0" : refund.channelNo(),
            refund == null ? "0" : refund.refundNo(),
            yuan(row.refundMinor()),
            "0.00",
            refund == null ? "" : "ORIGINAL",
            refund == null ? "" : refund.isDone(desk.time().millis()) ? "SUCCESS" : "PROCESSING",
            order.subject().replace(',', ' '),
            order.fact("attach").replace(',', ' '),
            "0.00000",
            "0.00%",
            yuan(row.amountMinor()),
            yuan(row.refundMinor()),
            "");
    return "`" + String.join(",`", fields);
  }

  private static String yuan(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
