package canopy.channel.wechat;

import static canopy.channel.wechat.WechatPeer.error;
import static canopy.channel.wechat.WechatPeer.signed;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.Signatures;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillItem.Kind;
import canopy.core.bill.BillSums;
import canopy.core.quantity.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatBillTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final String FILE =
      """
      \uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r
      `2026-11-21 23:59:59,`wx1,`190,`0,`POS01,`4200001,`A1,`oUpF,`MICROPAY,`SUCCESS,`OTHERS,`CNY,`96.00,`0.00,`0,`0,`0.00,`0.00,`,`,`92号汽油,洗车,`,`0.58000,`0.60%,`96.00,`0.00,`\r
      `2026-11-21 14:00:00,`wx1,`190,`0,`POS01,`4200001,`A1,`oUpF,`MICROPAY,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5000001,`R1,`12.50,`0.00,`ORIGINAL,`SUCCESS,`92号汽油,`,`-0.08000,`0.60%,`0.00,`12.50,`\r
      `2026-11-21 15:00:00,`wx1,`190,`0,`POS01,`4200002,`A2,`oUpF,`MICROPAY,`REVOKED,`OTHERS,`CNY,`0.00,`0.00,`5000002,`0,`7.00,`0.00,`ORIGINAL,`SUCCESS,`92号汽油,`,`0.00,`0.60%,`0.00,`7.00,`\r
      总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r
      `3,`96.00,`19.50,`0.00,`0.50000,`96.00,`19.50\r
      """;
  @TempDir Path folder;

  private BillAnswer bill(byte[] packed, String digest) {
    RawServer[] self = new RawServer[1];
    try (RawServer server =
        new RawServer(
            seen ->
                seen.target().startsWith("/v3/bill/tradebill")
                    ? signed(
                        200,
                        "{\"hash_type\":\"SHA1\",\"hash_value\":\"%s\",\"download_url\":\"%s/v3/billdownload/file?token=a%%2Bb&tartype=gzip\"}"
                            .formatted(digest, self[0].url()))
                    : RawServer.answer(200, packed))) {
      self[0] = server;
      BillAnswer answer = WechatPeer.open(server, folder).bill(DAY);
      server.seen().forEach(WechatPeer::checkSignature);
      assertThat(server.seen().getFirst().target())
          .isEqualTo("/v3/bill/tradebill?bill_date=2026-11-21&bill_type=ALL&tar_type=GZIP");
      assertThat(server.last().target())
          .isEqualTo("/v3/billdownload/file?token=a%2Bb&tartype=gzip");
      return answer;
    }
  }

  @Test
  void readsPaymentsRefundsReversalsAndTheSums() {
    byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
    BillAnswer.Bill bill = (BillAnswer.Bill) bill(packed(file), Signatures.hex("SHA-1", file));
    assertThat(bill.rows())
        .containsExactly(
            new BillItem(
                Kind.PAYMENT,
                "A1",
                null,
                "4200001",
                yuan(9600),
                58_000,
                at("2026-11-21T15:59:59Z")),
            new BillItem(
                Kind.REFUND, "A1", "R1", "4200001", yuan(1250), -8_000, at("2026-11-21T06:00:00Z")),
            new BillItem(
                Kind.REVERSAL, "A2", null, "4200002", yuan(700), 0, at("2026-11-21T07:00:00Z")));
    assertThat(bill.stated()).isEqualTo(new BillSums(3, yuan(9600), yuan(1950), 50_000L));
    assertThat(BillSums.of(bill.rows(), "CNY").fits(bill.stated())).isTrue();
  }

  @Test
  void anotherFileThanAnnouncedIsNone() {
    byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
    assertThat(((BillAnswer.None) bill(packed(file), "00")).code()).isEqualTo("DIGEST");
    assertThat(((BillAnswer.None) bill(file, Signatures.hex("SHA-1", file))).code())
        .isEqualTo("NOT_UNDERSTOOD");
    byte[] odd = "交易时间\n`x\n".getBytes(StandardCharsets.UTF_8);
    assertThat(((BillAnswer.None) bill(packed(odd), Signatures.hex("SHA-1", odd))).code())
        .isEqualTo("NOT_UNDERSTOOD");
  }

  @Test
  void noBillYet() {
    try (RawServer server = new RawServer(seen -> signed(400, error("NO_STATEMENT_EXIST")))) {
      assertThat(WechatPeer.open(server, folder).bill(DAY))
          .isEqualTo(new BillAnswer.None("NO_STATEMENT_EXIST", "说明/原因"));
    }
    try (RawServer server = new RawServer(seen -> RawServer.answer(200, "{}"))) {
      assertThat(((BillAnswer.None) WechatPeer.open(server, folder).bill(DAY)).code())
          .isEqualTo("NOT_SIGNED");
    }
  }

  private static Money yuan(long fen) {
    return Money.of(fen, "CNY");
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static byte[] packed(byte[] file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
