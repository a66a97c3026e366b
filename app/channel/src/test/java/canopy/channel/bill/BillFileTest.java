package canopy.channel.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import canopy.channel.bill.BadBill.Flaw;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillItem.Kind;
import canopy.core.bill.BillSums;
import canopy.core.quantity.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillFileTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final ZoneId BEIJING = ZoneOffset.ofHours(8);
  private static final String WECHAT =
      """
      交易时间,微信订单号,商户订单号,交易状态,应结订单金额,商户退款单号,退款金额,商品名称,手续费,订单金额,申请退款金额
      `2026-11-21 23:59:59,`4200001,`A1,`SUCCESS,`96.00,`0,`0.00,`92号汽油,洗车,`0.57600,`96.00,`0.00
      `2026-11-21 14:00:00,`4200001,`A1,`REFUND,`0.00,`R1,`12.50,`92号汽油,`-0.07500,`0.00,`12.50
      总交易单数,应结订单总金额,退款总金额,手续费总金额,订单总金额,申请退款总金额
      `2,`96.00,`12.50,`0.50100,`96.00,`12.50
      """;
  private static final String ALIPAY =
      """
      #支付宝业务明细查询
      #-----------------------业务明细列表----------------------
      支付宝交易号,商户订单号,业务类型,商品名称,完成时间,订单金额（元）,退款批次号/请求号,服务费（元）
      20261\t,A1\t,交易\t,"92号汽油,洗车"\t,2026-11-21 23:59:59\t,96.00\t,\t,-0.58\t
      20261\t,A1\t,退款\t,92号汽油\t,2026-11-21 14:00:00\t,-12.50\t,R1\t,0.08\t
      #-----------------------业务明细列表结束------------------
      #交易合计：1笔，商家实收共96.00元，商家优惠共0.00元
      #退款合计：1笔，商家实收退款共-12.50元，商家优惠退款共0.00元
      """;
  private static final String PLAIN =
      """
      kind;order;number;amount;fee;time
      payment;0126112202000000077J1M;B1;96.00;0.58;2026-11-21 23:59:59
      refund;A1;B2;12.50;;2026-11-21T06:00:00Z
      """;

  private static BillRows read(byte[] bytes) throws BadBill {
    return BillFile.read(bytes, "CNY", DAY, BEIJING);
  }

  private static BillRows read(String text) throws BadBill {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static BadBill bad(byte[] bytes) {
    return catchThrowableOfType(BadBill.class, () -> read(bytes));
  }

  private static BadBill bad(String text) {
    return bad(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Money fen(long minor) {
    return Money.of(minor, "CNY");
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static byte[] gzip(byte[] file) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(file);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(byte[]... files) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, GBK)) {
      int no = 0;
      for (byte[] file : files) {
        no++;
        out.putNextEntry(new ZipEntry("业务明细" + no + ".csv"));
        out.write(file);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void readsWechatPacksAndAllWaysOfSavingIt() throws Exception {
    BillRows rows = read("\uFEFF" + WECHAT);
    assertThat(rows)
        .isEqualTo(
            new BillRows(
                BillRows.Form.WECHAT,
                List.of(
                    new BillItem(
                        Kind.PAYMENT,
                        "A1",
                        null,
                        "4200001",
                        fen(9600),
                        57_600,
                        at("2026-11-21T15:59:59Z")),
                    new BillItem(
                        Kind.REFUND,
                        "A1",
                        "R1",
                        "4200001",
                        fen(1250),
                        -7_500,
                        at("2026-11-21T06:00:00Z"))),
                new BillSums(2, fen(9600), fen(1250), 50_100L)));
    assertThat(read(gzip(WECHAT.getBytes(StandardCharsets.UTF_8)))).isEqualTo(rows);
    assertThat(read(zip(WECHAT.getBytes(StandardCharsets.UTF_8)))).isEqualTo(rows);
    assertThat(read(WECHAT.replace("\n", "\r\n").getBytes(GBK))).isEqualTo(rows);
    String fromSpreadsheet = WECHAT.replace("`92号汽油,洗车", "\"`92号汽油,洗车\"");
    assertThat(read(fromSpreadsheet)).isEqualTo(rows);
  }

  @Test
  void readsAlipayFromTheZipOrAlone() throws Exception {
    byte[] summary = "门店编号,门店名称,订单金额（元）\r\n".getBytes(GBK);
    BillRows rows = read(zip(summary, ALIPAY.replace("\n", "\r\n").getBytes(GBK)));
    assertThat(rows)
        .isEqualTo(
            new BillRows(
                BillRows.Form.ALIPAY,
                List.of(
                    new BillItem(
                        Kind.PAYMENT,
                        "A1",
                        null,
                        "20261",
                        fen(9600),
                        58_000,
                        at("2026-11-21T15:59:59Z")),
                    new BillItem(
                        Kind.REFUND,
                        "A1",
                        "R1",
                        "20261",
                        fen(1250),
                        -8_000,
                        at("2026-11-21T06:00:00Z"))),
                new BillSums(2, fen(9600), fen(1250), null)));
    assertThat(read(ALIPAY)).isEqualTo(rows);
  }

  @Test
  void readsThePlainForm() throws Exception {
    BillRows rows = read(PLAIN);
    assertThat(rows.form()).isEqualTo(BillRows.Form.PLAIN);
    assertThat(rows.stated()).isNull();
    assertThat(rows.items())
        .containsExactly(
            new BillItem(
                Kind.PAYMENT,
                "0126112202000000077J1M",
                null,
                "B1",
                fen(9600),
                58_000,
                at("2026-11-21T15:59:59Z")),
            new BillItem(Kind.REFUND, "A1", null, "B2", fen(1250), 0, at("2026-11-21T06:00:00Z")));
    assertThat(read(PLAIN.replace(';', ','))).isEqualTo(rows);
    assertThat(read(PLAIN.replace(';', '\t'))).isEqualTo(rows);
    String yen = PLAIN.replace("12.50", "12").replace("0.58", "");
    assertThat(BillFile.read(yen.getBytes(StandardCharsets.UTF_8), "JPY", DAY, BEIJING).items())
        .extracting(BillItem::amount)
        .first()
        .isEqualTo(Money.of(96, "JPY"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "NOT_A_BILL, 微信订单号, 单号",
    "NO_TOTALS, 总交易单数, 总数",
    "NO_COLUMN, 商户订单号, 单号",
    "BAD_VALUE, SUCCESS, PAID",
    "BAD_VALUE, `96.00`0, x",
    "BAD_VALUE, 23:59:59, 25:00:00",
    "OTHER_DAY, 2026-11-21 14, 2026-11-19 14",
  })
  void saysWhatIsWrongWithAWechatBill(Flaw flaw, String what, String instead) {
    String text =
        what.startsWith("`96.00")
            ? WECHAT.replace("`96.00,`0.00\n", "`9x,`0.00\n")
            : WECHAT.replace(what, instead);
    assertThat(bad(text).flaw()).isEqualTo(flaw);
  }

  @Test
  void namesTheLineAndTheValue() {
    BadBill bad = bad(WECHAT.replace("`REFUND", "`NEW"));
    assertThat(bad.line()).isEqualTo(3);
    assertThat(bad.what()).isEqualTo("NEW");
    assertThat(bad(ALIPAY.replace("-12.50", "12.5.0")).line()).isEqualTo(5);
    assertThat(bad(ALIPAY.replace("退款合计", "合计")).flaw()).isEqualTo(Flaw.NO_TOTALS);
    assertThat(bad(PLAIN.replace(";12.50;;2026-11-21T06:00:00Z", "")).flaw())
        .isEqualTo(Flaw.SHORT_LINE);
    assertThat(bad(PLAIN.replace("12.50", "12.505")).what()).isEqualTo("12.505");
    assertThat(bad(WECHAT.replace("2026-11-21 14", "2026-11-19 14")).what())
        .isEqualTo("2026-11-19");
  }

  @Test
  void whatIsNoBillIsRefused() throws Exception {
    assertThat(bad("").flaw()).isEqualTo(Flaw.NOT_A_BILL);
    assertThat(bad("id,name\n1,cola\n").flaw()).isEqualTo(Flaw.NOT_A_BILL);
    assertThat(bad(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1}).flaw())
        .isEqualTo(Flaw.NOT_A_BILL);
    byte[] packed = gzip(WECHAT.getBytes(StandardCharsets.UTF_8));
    assertThat(bad(java.util.Arrays.copyOf(packed, packed.length / 2)).flaw())
        .isEqualTo(Flaw.PACKED_BADLY);
    assertThat(bad(new byte[] {'P', 'K', 3, 4, 0}).flaw()).isEqualTo(Flaw.PACKED_BADLY);
  }

  @Test
  void aFileThatUnpacksWithoutEndIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i <= Packing.MOST_BYTES >> 20; i++) {
        out.write(zeros);
      }
    }
    assertThat(bad(bytes.toByteArray()).flaw()).isEqualTo(Flaw.TOO_LONG);
  }
}
