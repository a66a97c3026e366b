package canopy.till.payment.channel.wechat;

import canopy.core.quantity.Money;
import canopy.till.payment.channel.BillAnswer;
import canopy.till.payment.channel.wechat.WechatClient.Heard;
import canopy.till.payment.channel.wire.Reply;
import canopy.till.payment.channel.wire.Signatures;
import canopy.till.payment.channel.wire.StrictJson;
import canopy.till.payment.channel.wire.Yuan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The trade bill (merchant/4012556654): a signed answer names a file and its digest; the file
 * itself is not signed. Columns are found by their names: WeChat Pay has added some over the years.
 * The customer's id in it is not taken over.
 */
final class WechatBill {
  private static final long MOST_PACKED_BYTES = 16L << 20;
  private static final int MOST_BYTES = 128 << 20;
  private static final int MOST_ROWS = 200_000;
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final WechatClient client;

  WechatBill(WechatClient client) {
    this.client = client;
  }

  /** The file is not what it should be; the message is the code of the answer. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String code) {
      super(code);
    }
  }

  /**
   * @param path of the question, with the day
   */
  BillAnswer of(String path) {
    return switch (client.get(path)) {
      case Heard.Nothing nothing ->
          new BillAnswer.None(nothing.answer().code(), nothing.answer().message());
      case Heard.Said said -> {
        @Nullable String url = StrictJson.text(said.body(), "download_url");
        @Nullable String digest = StrictJson.text(said.body(), "hash_value");
        if (said.isError() || url == null || digest == null) {
          yield new BillAnswer.None(said.code(), said.message());
        }
        yield download(url, digest);
      }
    };
  }

  private BillAnswer download(String url, String digest) {
    return switch (client.download(url, MOST_PACKED_BYTES)) {
      case Reply.Lost lost -> new BillAnswer.None(lost.fault().name(), lost.message());
      case Reply.Got got -> {
        if (got.status() != 200) {
          yield new BillAnswer.None(Integer.toString(got.status()), "the file was not given");
        }
        try {
          byte[] file = unpack(got.body());
          if (!Signatures.hex("SHA-1", file).equalsIgnoreCase(digest)) {
            yield new BillAnswer.None("DIGEST", "the file is not the one that was announced");
          }
          yield read(new String(file, StandardCharsets.UTF_8));
        } catch (IOException | Unreadable e) {
          yield new BillAnswer.None("NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static byte[] unpack(byte[] packed) throws IOException, Unreadable {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] file = in.readNBytes(MOST_BYTES + 1);
      if (file.length > MOST_BYTES) {
        throw new Unreadable("too long");
      }
      return file;
    }
  }

  private static BillAnswer read(String file) throws Unreadable {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() < 3 || lines.size() > MOST_ROWS) {
      throw new Unreadable("lines: " + lines.size());
    }
    List<BillAnswer.Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size() - 2)) {
      rows.add(row(new Line(lines.getFirst(), line)));
    }
    Line sums = new Line(lines.get(lines.size() - 2), lines.getLast());
    BillAnswer.Summary summary =
        new BillAnswer.Summary(
            sums.count("总交易单数"), sums.money("订单总金额", "应结订单总金额"), sums.money("申请退款总金额", "退款总金额"));
    return new BillAnswer.Bill(rows, summary);
  }

  private static BillAnswer.Row row(Line line) throws Unreadable {
    BillAnswer.Kind kind =
        switch (line.text("交易状态")) {
          case "SUCCESS" -> BillAnswer.Kind.PAYMENT;
          case "REFUND" -> BillAnswer.Kind.REFUND;
          case "REVOKED" -> BillAnswer.Kind.REVERSAL;
          default -> throw new Unreadable("state " + line.text("交易状态"));
        };
    Money amount =
        kind == BillAnswer.Kind.PAYMENT
            ? line.money("订单金额", "应结订单金额")
            : line.money("申请退款金额", "退款金额");
    String refundNo = line.text("商户退款单号");
    return new BillAnswer.Row(
        kind,
        line.text("商户订单号"),
        refundNo.isEmpty() || refundNo.equals("0") ? null : refundNo,
        line.text("微信订单号"),
        amount,
        line.time("交易时间"));
  }

  /** One line with the names of its columns. */
  private record Line(String head, String line) {
    /** Empty if there is no such column. */
    String text(String column) throws Unreadable {
      int index = Arrays.asList(head.strip().split(",", -1)).indexOf(column);
      // A name of goods may hold commas; a comma before a backtick is none of its.
      String[] values = line.strip().replaceFirst("^`", "").split(",`", -1);
      if (index >= values.length) {
        throw new Unreadable("a short line");
      }
      return index < 0 ? "" : values[index].strip();
    }

    Money money(String column, String olderColumn) throws Unreadable {
      String text = text(column);
      @Nullable Money money = Yuan.parse(text.isEmpty() ? text(olderColumn) : text);
      if (money == null) {
        throw new Unreadable(column);
      }
      return money.isNegative() ? money.negated() : money;
    }

    int count(String column) throws Unreadable {
      try {
        return Integer.parseInt(text(column));
      } catch (NumberFormatException e) {
        throw new Unreadable(column);
      }
    }

    java.time.Instant time(String column) throws Unreadable {
      try {
        return LocalDateTime.parse(text(column), TIME).toInstant(BEIJING);
      } catch (DateTimeParseException e) {
        throw new Unreadable(column);
      }
    }
  }
}
