package canopy.till.payment.channel.alipay;

import canopy.core.quantity.Money;
import canopy.till.payment.channel.BillAnswer;
import canopy.till.payment.channel.alipay.AlipayClient.Heard;
import canopy.till.payment.channel.wire.Http;
import canopy.till.payment.channel.wire.Reply;
import canopy.till.payment.channel.wire.StrictJson;
import canopy.till.payment.channel.wire.Yuan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The trade bill: a signed answer names a ZIP file, which itself is not signed (TLS alone vouches
 * for it). In it lie tables in GBK; the one with our order numbers is read, columns are found by
 * their names. The sums stand in comments at its end. Form of the file from common use, to be
 * confirmed with a real one.
 */
final class AlipayBill {
  private static final Charset GBK = Charset.forName("GBK");
  private static final long MOST_PACKED_BYTES = 16L << 20;
  private static final int MOST_BYTES = 128 << 20;
  private static final int MOST_ENTRIES = 16;
  private static final int MOST_ROWS = 200_000;
  private static final String OUT_NO = "商户订单号";
  private static final Pattern SUM =
      Pattern.compile("#\\s*(交易|退款)合计[：:]\\s*(\\d+)笔.*?共\\s*(-?[0-9.]+)元.*");

  private final AlipayClient client;

  AlipayBill(AlipayClient client) {
    this.client = client;
  }

  /** The file is not what it should be. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }
  }

  BillAnswer of(LocalDate day) {
    Heard heard =
        client.ask(
            "alipay.data.dataservice.bill.downloadurl.query",
            StrictJson.object().put("bill_type", "trade").put("bill_date", day.toString()));
    return switch (heard) {
      case Heard.Nothing nothing ->
          new BillAnswer.None(nothing.answer().code(), nothing.answer().message());
      case Heard.Said said -> {
        @Nullable String url = StrictJson.text(said.body(), "bill_download_url");
        yield url == null || !said.code().equals(AlipayCodes.SUCCESS)
            ? new BillAnswer.None(
                said.subCode().isEmpty() ? said.code() : said.subCode(),
                said.body().path("sub_msg").asText(""))
            : download(url);
      }
    };
  }

  private BillAnswer download(String url) {
    Reply reply;
    try {
      reply = client.http().send(Http.Call.get(url, Map.of()).withRoomFor(MOST_PACKED_BYTES));
    } catch (IllegalArgumentException e) {
      return new BillAnswer.None("NOT_UNDERSTOOD", "no address");
    }
    return switch (reply) {
      case Reply.Lost lost -> new BillAnswer.None(lost.fault().name(), lost.message());
      case Reply.Got got -> {
        if (got.status() != 200) {
          yield new BillAnswer.None(Integer.toString(got.status()), "the file was not given");
        }
        try {
          yield read(details(got.body()));
        } catch (IOException | Unreadable e) {
          yield new BillAnswer.None("NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static List<String> details(byte[] zip) throws IOException, Unreadable {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
      int entries = 0;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries++;
        byte[] file = in.readNBytes(MOST_BYTES + 1);
        if (entries > MOST_ENTRIES || file.length > MOST_BYTES) {
          throw new Unreadable("too long");
        }
        List<String> lines = new String(file, GBK).lines().filter(line -> !line.isBlank()).toList();
        if (head(lines).isPresent()) {
          return lines;
        }
      }
    }
    throw new Unreadable("no table with our order numbers");
  }

  private static Optional<String> head(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith("#") && line.contains(OUT_NO))
        .findFirst();
  }

  private static BillAnswer read(List<String> lines) throws Unreadable {
    String head = head(lines).orElseThrow();
    List<String> columns = cells(head);
    List<BillAnswer.Row> rows = new ArrayList<>();
    int begin = lines.indexOf(head) + 1;
    if (lines.size() > MOST_ROWS) {
      throw new Unreadable("too many rows");
    }
    for (String line : lines.subList(begin, lines.size())) {
      if (!line.startsWith("#")) {
        rows.add(row(columns, cells(line)));
      }
    }
    return new BillAnswer.Bill(rows, summary(lines));
  }

  /** Alipay ends each value with a tab, so that table programs leave long numbers alone. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(",", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private static BillAnswer.Row row(List<String> columns, List<String> cells) throws Unreadable {
    BillAnswer.Kind kind =
        switch (cell(columns, cells, "业务类型")) {
          case "交易" -> BillAnswer.Kind.PAYMENT;
          case "退款" -> BillAnswer.Kind.REFUND;
          default -> throw new Unreadable("业务类型");
        };
    @Nullable Money amount = Yuan.parse(cell(columns, cells, "订单金额"));
    if (amount == null) {
      throw new Unreadable("订单金额");
    }
    String refundNo = cell(columns, cells, "退款批次号");
    return new BillAnswer.Row(
        kind,
        cell(columns, cells, OUT_NO),
        kind == BillAnswer.Kind.PAYMENT || refundNo.isEmpty() ? null : refundNo,
        cell(columns, cells, "支付宝交易号"),
        amount.isNegative() ? amount.negated() : amount,
        time(cell(columns, cells, "完成时间")));
  }

  /** By the beginning of the column's name: units in brackets follow some. */
  private static String cell(List<String> columns, List<String> cells, String name)
      throws Unreadable {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).startsWith(name)) {
        if (i >= cells.size()) {
          throw new Unreadable("a short line");
        }
        return cells.get(i);
      }
    }
    throw new Unreadable("no column " + name);
  }

  private static Instant time(String text) throws Unreadable {
    try {
      return LocalDateTime.parse(text, AlipayClient.TIME).toInstant(AlipayClient.BEIJING);
    } catch (DateTimeParseException e) {
      throw new Unreadable("完成时间");
    }
  }

  private static BillAnswer.Summary summary(List<String> lines) throws Unreadable {
    int count = 0;
    int found = 0;
    Money paid = Money.zero(Yuan.CURRENCY);
    Money refunded = Money.zero(Yuan.CURRENCY);
    for (String line : lines) {
      Matcher sum = SUM.matcher(line);
      if (!sum.matches() || sum.group(2).length() > 9) {
        continue;
      }
      @Nullable Money amount = Yuan.parse(sum.group(3));
      if (amount == null) {
        throw new Unreadable("合计");
      }
      found++;
      count += Integer.parseInt(sum.group(2));
      if (sum.group(1).equals("交易")) {
        paid = amount;
      } else {
        refunded = amount.isNegative() ? amount.negated() : amount;
      }
    }
    if (found != 2) {
      throw new Unreadable("合计");
    }
    return new BillAnswer.Summary(count, paid, refunded);
  }
}
