package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.PaymentCode;
import canopy.core.barcode.CodeReader;
import canopy.core.barcode.CodeReader.Expecting;
import canopy.core.barcode.CodeRules;
import canopy.core.barcode.LabelPrice;
import canopy.core.barcode.ScannedCode;
import canopy.core.barcode.WeighedPattern;
import canopy.core.catalogue.Names;
import canopy.core.payment.Mode;
import canopy.core.payment.OutNumber;
import canopy.core.payment.PayTimes;
import canopy.core.payment.TrustLimit;
import canopy.core.tender.TenderKind;
import canopy.till.station.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that sets scan-to-pay up, and how scanned codes are told apart by it. */
class ScanSettingsTest {
  @TempDir Path folder;

  private static ScanSettings settings() {
    ScanSettings usual = ScanSettings.none();
    return new ScanSettings(
        List.of(
            new ScanSettings.Method(
                "wechat",
                Names.same("WeChat"),
                PayBook.CHANNEL,
                ScanSettings.Guide.WECHAT,
                Set.of("wechat"),
                Map.of(Mode.QR, PayTimes.alipayQr())),
            new ScanSettings.Method(
                "closed",
                Names.same("Closed"),
                "gone",
                ScanSettings.Guide.STANDARD,
                Set.of("unionpay"),
                null)),
        usual.wallets(),
        usual.members(),
        new TrustLimit(2, 50_000, 7));
  }

  @Test
  void readsWhatItWrote() throws Exception {
    DataFolder data = new DataFolder(folder);
    assertThat(data.scanToPay()).isEqualTo(ScanSettings.none());
    data.write(settings());
    assertThat(data.scanToPay()).isEqualTo(settings());
  }

  @Test
  void theDocumentationShowsSuchAFileForEveryAccountThatItShows() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "payments.md"));
    int begin = document.indexOf("    {\"methods\": [");
    int end = document.indexOf("}}", begin) + 2;
    DataFolder data = new DataFolder(folder);
    Files.createDirectories(data.master());
    Files.writeString(data.master().resolve("scan-to-pay.json"), document.substring(begin, end));
    ScanSettings shown = data.scanToPay();
    assertThat(shown.methods())
        .extracting(ScanSettings.Method::channel)
        .containsExactly("wechat", "alipay", "unionpay", "pix");
    assertThat(shown.trust()).isEqualTo(TrustLimit.USUAL);
    CodeReader reader = new CodeReader(shown.codeRules());
    CodeReader usual = new CodeReader(CodeRules.standard());
    for (String code :
        List.of(
            "130061098828009406",
            "280061098828009406",
            "6212345678901234567",
            "0112345678901234567",
            "M:00000042",
            "6943690494305")) {
      assertThat(reader.read(code)).as(code).isEqualTo(usual.read(code));
    }
  }

  @Test
  void aMethodOffersWhatItsChannelCan() {
    ModelChannel channel =
        new ModelChannel(new TurnedClock(), RandomGenerator.getDefault(), () -> {});
    var methods = settings().payMethods("S001", Map.of(PayBook.CHANNEL, channel));
    assertThat(methods.of("wechat").modes()).containsExactlyInAnyOrder(Mode.CODE, Mode.QR);
    assertThat(methods.of("wechat").refunds()).isTrue();
    assertThat(methods.times("wechat", Mode.CODE)).isEqualTo(PayTimes.wechatCode());
    assertThat(methods.times("wechat", Mode.QR)).isEqualTo(PayTimes.alipayQr());
    assertThat(methods.of("closed").modes()).isEmpty();
    assertThat(settings().kinds()).allMatch(kind -> kind.type() == TenderKind.Type.SCAN);
  }

  @Test
  void numbersAreMadeOfTheWholeNumberOfTheStation() {
    String site = "RIVERSIDE-0042";
    String station = settings().payMethods(site, Map.of()).station();
    String outNo = OutNumber.of(station, "01", Instant.parse("2026-11-22T06:00:00Z"), 1);
    assertThat(OutNumber.isOfStation(outNo, site)).as("as head office checks it").isTrue();
    assertThat(OutNumber.isOfAnother(outNo, site, "01")).isFalse();
  }

  @Test
  void aLabelIsALabelAndACodeIsACode() {
    CodeReader reader = new CodeReader(settings().codeRules());
    assertThat(reader.read("130061098828009406"))
        .isInstanceOfSatisfying(
            ScannedCode.Payment.class,
            payment -> assertThat(settings().kindOf(payment.wallet())).contains("wechat"));
    // A label of 18 digits that checks: goods while goods are scanned, a code while one pays.
    String label = "260123400350010003";
    String checked = label.substring(0, 17) + checkDigit(label.substring(0, 17));
    assertThat(reader.read(checked, Expecting.GOODS)).isInstanceOf(ScannedCode.Weighed.class);
    assertThat(reader.read(checked, Expecting.PAYMENT)).isInstanceOf(ScannedCode.Payment.class);
  }

  @Test
  void theTableOfPrefixesIsTheStationsOwn() throws Exception {
    DataFolder data = new DataFolder(folder);
    data.write(
        new ScanSettings(
            settings().methods(),
            List.of(
                new ScanSettings.Wallet("wechat", "1[0-6]\\d{16}"),
                new ScanSettings.Wallet("unionpay", "62\\d{17}")),
            List.of("VIP(\\d{8})"),
            null));
    ScanSettings own = data.scanToPay();
    CodeReader reader = new CodeReader(own.codeRules());
    assertThat(reader.read("160061098828009406"))
        .isInstanceOfSatisfying(
            ScannedCode.Payment.class,
            payment -> assertThat(own.kindOf(payment.wallet())).contains("wechat"));
    assertThat(reader.read("6212345678901234567")).isInstanceOf(ScannedCode.Payment.class);
    assertThat(reader.read("VIP00000042")).isEqualTo(new ScannedCode.Member("00000042"));
    // Without Alipay in the table its shape is a label's alone, whatever the till is doing.
    String label = "26001230125000456";
    String checked = label + checkDigit(label);
    for (Expecting expecting : Expecting.values()) {
      assertThat(reader.read(checked, expecting)).isInstanceOf(ScannedCode.Weighed.class);
    }
    assertThat(new CodeReader(CodeRules.standard()).read("160061098828009406"))
        .isNotInstanceOf(ScannedCode.Payment.class);
  }

  /** A scale that prints the weight first, and no check digit. */
  @Test
  void theLabelsOfTheScalesAreTheStationsOwn() throws Exception {
    DataFolder data = new DataFolder(folder);
    data.write(
        settings()
            .labelled(
                List.of(
                    new WeighedPattern(
                        "20",
                        18,
                        new WeighedPattern.Field(2, 5, 0),
                        new WeighedPattern.Field(12, 5, 2),
                        new WeighedPattern.Field(7, 5, 3),
                        true))));
    ScanSettings own = data.scanToPay();
    CodeReader reader = new CodeReader(own.codeRules());
    assertThat(reader.read("200012300750012505"))
        .isEqualTo(
            new ScannedCode.Weighed("00123", LabelPrice.ofMinor(1_250, 100_000), 750L, null));
    assertThat(reader.read("2200123012505"))
        .as("not one of its scales")
        .isNotInstanceOf(ScannedCode.Weighed.class);
    assertThat(own.trusting(null))
        .as("another limit keeps them")
        .extracting(ScanSettings::labels)
        .isEqualTo(own.labels());
  }

  /** As the documentation has it, on a station without scan-to-pay. */
  @Test
  void aFileMayTellOfLabelsAlone() throws Exception {
    DataFolder data = new DataFolder(folder);
    Files.createDirectories(data.master());
    Files.writeString(
        data.master().resolve("scan-to-pay.json"),
        """
        {"labels": [{"prefix": "20", "length": 18,
          "plu": {"start": 2, "digits": 5, "decimals": 0},
          "weight": {"start": 7, "digits": 5, "decimals": 3},
          "amount": {"start": 12, "digits": 5, "decimals": 2},
          "ignoreCheckDigit": true}]}
        """);
    ScanSettings read = data.scanToPay();
    assertThat(read.labelled(List.of()).labels()).isEmpty();
    assertThat(read.wallets()).isEqualTo(ScanSettings.none().wallets());
    assertThat(new CodeReader(read.codeRules()).read("200012300750012505"))
        .isInstanceOf(ScannedCode.Weighed.class);
  }

  @Test
  void aLabelThatCannotBeReadIsNamedWithItsFile() throws Exception {
    DataFolder data = new DataFolder(folder);
    data.write(settings().labelled(List.of(WeighedPattern.priced13("22"))));
    Path file = data.master().resolve("scan-to-pay.json");
    Files.writeString(file, Files.readString(file).replaceAll("\"length\" : 13", "\"length\" : 9"));
    assertThatThrownBy(data::scanToPay)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("scan-to-pay.json");
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? 3 * digit : digit;
    }
    return (10 - sum % 10) % 10;
  }

  @Test
  void theKeyOfTheHashesStays() throws Exception {
    RandomGenerator random = RandomGenerator.getDefault();
    PaymentCode code = new PaymentCode("130061098828009406");
    var first = CodeMarks.open(folder, random).mark(code);
    assertThat(CodeMarks.open(folder, random).mark(code)).isEqualTo(first);
    assertThat(first.mask()).isEqualTo("13****9406");
    assertThat(new CodeMarks(new byte[32]).mark(code).hash()).isNotEqualTo(first.hash());
  }
}
