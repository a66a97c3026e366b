package canopy.channel.wechat;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.bill.BadBill;
import canopy.channel.bill.BillRows;
import canopy.channel.bill.Packing;
import canopy.channel.bill.WechatTable;
import canopy.channel.wire.Reply;
import canopy.channel.wire.Signatures;
import canopy.channel.wire.StrictJson;
import canopy.core.bill.BillSums;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trade bill (merchant/4012556654): a signed answer names a file and its digest; the file
 * itself is not signed.
 */
final class WechatBill {
  private static final long MOST_PACKED_BYTES = 16L << 20;

  private final WechatClient client;

  WechatBill(WechatClient client) {
    this.client = client;
  }

  /**
   * @param path of the question, with the day
   */
  BillAnswer of(String path, BillNews news) {
    news.at(BillNews.Stage.ASKING);
    return client
        .get(path)
        .bill(
            said -> {
              @Nullable String url = StrictJson.text(said.body(), "download_url");
              @Nullable String digest = StrictJson.text(said.body(), "hash_value");
              if (said.isError() || url == null || digest == null) {
                return new BillAnswer.None(said.code(), said.message());
              }
              news.at(BillNews.Stage.DOWNLOADING);
              return download(url, digest, news);
            });
  }

  private BillAnswer download(String url, String digest, BillNews news) {
    return switch (client.download(url, MOST_PACKED_BYTES)) {
      case Reply.Lost lost -> new BillAnswer.None(lost.fault().name(), lost.message());
      case Reply.Got got -> {
        if (got.status() != 200) {
          yield new BillAnswer.None(Integer.toString(got.status()), "the file was not given");
        }
        news.at(BillNews.Stage.READING);
        try {
          byte[] file = Packing.gunzip(got.body());
          if (!Signatures.hex("SHA-1", file).equalsIgnoreCase(digest)) {
            yield new BillAnswer.None("DIGEST", "the file is not the one that was announced");
          }
          String text = new String(file, StandardCharsets.UTF_8);
          BillRows rows = WechatTable.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
          BillSums stated = Objects.requireNonNull(rows.stated());
          yield new BillAnswer.Bill(rows.items(), stated);
        } catch (BadBill e) {
          yield new BillAnswer.None("NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
        }
      }
    };
  }
}
