package canopy.channel.alipay;

import static canopy.channel.alipay.AlipayPeer.signed;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.wire.RawServer;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillItem.Kind;
import canopy.core.bill.BillSums;
import canopy.core.quantity.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipayBillTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String NAME = "alipay_data_dataservice_bill_downloadurl_query_response";
  private static final String FILE =
      """
      #支付宝业务明细查询
      #账号：[20881234567890120156]
      #-----------------------------------------业务明细列表----------------------------------------
      支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,备注
      20261\t,A1\t,交易\t,92号汽油\t,2026-11-21 23:59:50\t,2026-11-21 23:59:59\t,S01\t,\t,POS01\t,a***b\t,96.00\t,96.00\t,\t,-0.58\t,\t
      20261\t,A1\t,退款\t,92号汽油\t,2026-11-21 23:59:50\t,2026-11-22 00:10:00\t,S01\t,\t,POS01\t,a***b\t,-12.50\t,-12.50\t,R1\t,0.08\t,\t
      #-----------------------------------------业务明细列表结束------------------------------------
      #交易合计：1笔，商家实收共96.00元，商家优惠共0.00元
      #退款合计：1笔，商家实收退款共-12.50元，商家优惠退款共0.00元
      #导出时间：[2026年11月22日 09:00:00]
      """;
  @TempDir Path folder;

  private BillAnswer bill(byte[] file) {
    RawServer[] self = new RawServer[1];
    try (RawServer server =
        new RawServer(
            seen ->
                seen.method().equals("POST")
                    ? signed(
                        NAME,
                        "{\"code\":\"10000\",\"msg\":\"Success\",\"bill_download_url\":\"%s\\/dl?a=1\"}"
                            .formatted(self[0].url()))
                    : RawServer.answer(200, file))) {
      self[0] = server;
      BillAnswer answer = AlipayPeer.open(server, folder).bill(LocalDate.of(2026, 11, 21));
      assertThat(AlipayPeer.parameters(server.seen().getFirst()))
          .containsEntry("biz_content", "{\"bill_type\":\"trade\",\"bill_date\":\"2026-11-21\"}");
      return answer;
    }
  }

  @Test
  void readsPaymentsRefundsAndTheSums() {
    BillAnswer.Bill bill = (BillAnswer.Bill) bill(zip(FILE));
    assertThat(bill.rows())
        .containsExactly(
            new BillItem(
                Kind.PAYMENT,
                "A1",
                null,
                "20261",
                Money.of(9600, "CNY"),
                58_000,
                Instant.parse("2026-11-21T15:59:59Z")),
            new BillItem(
                Kind.REFUND,
                "A1",
                "R1",
                "20261",
                Money.of(1250, "CNY"),
                -8_000,
                Instant.parse("2026-11-21T16:10:00Z")));
    assertThat(bill.stated())
        .isEqualTo(new BillSums(2, Money.of(9600, "CNY"), Money.of(1250, "CNY"), null));
  }

  @Test
  void anotherFileIsNone() {
    assertThat(bill(new byte[] {1, 2, 3})).isInstanceOf(BillAnswer.None.class);
    assertThat(bill(zip("a,b\n1,2\n"))).isInstanceOf(BillAnswer.None.class);
    assertThat(bill(zip(FILE.replace("退款合计", "合计")))).isInstanceOf(BillAnswer.None.class);
    assertThat(bill(zip(FILE.replace("-12.50\t,-12.50", "x\t,-12.50"))))
        .isInstanceOf(BillAnswer.None.class);
  }

  @Test
  void noBillYet() {
    try (RawServer server =
        new RawServer(
            seen ->
                signed(
                    NAME,
                    "{\"code\":\"40004\",\"sub_code\":\"isp.bill_not_exist\",\"sub_msg\":\"账单不存在\"}"))) {
      assertThat(AlipayPeer.open(server, folder).bill(LocalDate.of(2026, 11, 21)))
          .isEqualTo(new BillAnswer.None("isp.bill_not_exist", "账单不存在"));
    }
  }

  private static byte[] zip(String details) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, GBK)) {
      out.putNextEntry(new ZipEntry("2088_20261121_业务明细(汇总).csv"));
      out.write("#支付宝业务汇总\n门店编号,门店名称,订单金额（元）\n".getBytes(GBK));
      out.putNextEntry(new ZipEntry("2088_20261121_业务明细.csv"));
      out.write(details.getBytes(GBK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
