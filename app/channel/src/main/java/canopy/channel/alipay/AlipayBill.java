package canopy.channel.alipay;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.bill.AlipayTable;
import canopy.channel.bill.BadBill;
import canopy.channel.bill.BillRows;
import canopy.channel.bill.Packing;
import canopy.channel.wire.Http;
import canopy.channel.wire.Reply;
import canopy.channel.wire.StrictJson;
import canopy.core.bill.BillSums;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trade bill: a signed answer names a ZIP file, which itself is not signed (TLS alone vouches
 * for it). In it lie tables; the one with our order numbers is read.
 */
final class AlipayBill {
  private static final long MOST_PACKED_BYTES = 16L << 20;

  private final AlipayClient client;

  AlipayBill(AlipayClient client) {
    this.client = client;
  }

  BillAnswer of(LocalDate day, BillNews news) {
    news.at(BillNews.Stage.ASKING);
    return client
        .ask(
            "alipay.data.dataservice.bill.downloadurl.query",
            StrictJson.object().put("bill_type", "trade").put("bill_date", day.toString()))
        .bill(
            said -> {
              @Nullable String url = StrictJson.text(said.body(), "bill_download_url");
              return url == null || !said.code().equals(AlipayCodes.SUCCESS)
                  ? new BillAnswer.None(
                      said.subCode().isEmpty() ? said.code() : said.subCode(),
                      said.body().path("sub_msg").asText(""))
                  : download(url, news);
            });
  }

  private BillAnswer download(String url, BillNews news) {
    news.at(BillNews.Stage.DOWNLOADING);
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
        news.at(BillNews.Stage.READING);
        try {
          yield read(got.body());
        } catch (BadBill e) {
          yield new BillAnswer.None("NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
      }
    };
  }

  private static BillAnswer read(byte[] zip) throws BadBill {
    String text =
        AlipayTable.among(Packing.unzip(zip))
            .orElseThrow(() -> new BadBill(BadBill.Flaw.NOT_A_BILL, 0, ""));
    BillRows rows = AlipayTable.read(text);
    BillSums stated = Objects.requireNonNull(rows.stated());
    return new BillAnswer.Bill(rows.items(), stated);
  }
}
