package canopy.core.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.barcode.ScannedCode.Gtin;
import canopy.core.barcode.ScannedCode.Member;
import canopy.core.barcode.ScannedCode.OwnCode;
import canopy.core.barcode.ScannedCode.Payment;
import canopy.core.barcode.ScannedCode.Reason;
import canopy.core.barcode.ScannedCode.Receipt;
import canopy.core.barcode.ScannedCode.Unreadable;
import canopy.core.barcode.ScannedCode.Weighed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {
  private static final String GS = "\u001D";
  private final CodeReader reader = new CodeReader(CodeRules.standard());

  @ParameterizedTest
  @CsvSource({
    // Published examples: GS1 General Specifications and the check digit calculator, UPC-E from the
    // same.
    "6901234567892, 6901234567892",
    "4006381333931, 4006381333931",
    "]E04006381333931, 4006381333931",
    "]E3400638133393112345, 4006381333931",
    "96385074, 96385074",
    "]E496385074, 96385074",
    "036000291452, 0036000291452",
    "04252614, 0042100005264",
    "00614141000012, 0614141000012",
    "00000096385074, 96385074",
    "0000096385074, 96385074",
    "000096385074, 96385074",
    // UPC-E by its last digit, 0 to 9, and number system 1; the long forms are a second program's.
    "01234505, 0012000003455",
    "01234514, 0012100003454",
    "01234523, 0012200003453",
    "01234531, 0012300000451",
    "01234543, 0012340000053",
    "01234558, 0012345000058",
    "01234565, 0012345000065",
    "01234572, 0012345000072",
    "01234589, 0012345000089",
    "01234596, 0012345000096",
    "19988708, 0199000008878",
    "19988734, 0199800000874",
    "19988748, 0199880000078",
    // As EAN-8 it checks too: the scanner's own word decides.
    "]E401234565, 01234565",
    "10614141000415, 10614141000415",
    "'  6901234567892\r\n', 6901234567892",
  })
  void readsTradeItemNumbers(String scanned, String gtin) {
    assertThat(reader.read(scanned)).isEqualTo(new Gtin(gtin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6901234567893", "]E04006381333930", "]E496385075", "2200123045678"})
  void refusesNumbersThatDoNotCheck(String scanned) {
    assertThat(reader.read(scanned))
        .isInstanceOfSatisfying(
            Unreadable.class, u -> assertThat(u.reason()).isEqualTo(Reason.CHECK_DIGIT));
  }

  @Test
  void everySingleWrongDigitOfAGtinIsFound() {
    String gtin = "6901234567892";
    IntStream.range(0, 13)
        .forEach(
            at ->
                IntStream.range('0', '9' + 1)
                    .filter(digit -> digit != gtin.charAt(at))
                    .forEach(
                        digit ->
                            assertThat(
                                    CheckDigit.isGtin(
                                        gtin.substring(0, at)
                                            + (char) digit
                                            + gtin.substring(at + 1)))
                                .isFalse()));
  }

  @Test
  void shortNumbersThatDoNotCheckAreOwnCodes() {
    assertThat(reader.read("12345678")).isEqualTo(new OwnCode("12345678"));
    assertThat(reader.read("4711")).isEqualTo(new OwnCode("4711"));
    assertThat(reader.read("]A0TOOL-7")).isEqualTo(new OwnCode("TOOL-7"));
  }

  @Test
  void readsElementStrings() {
    assertThat(reader.read("]C1010690123456789210ABC" + GS + "17270131"))
        .isEqualTo(new Gtin("6901234567892"));
    assertThat(reader.read("]d2" + GS + "0106901234567892172701312112345" + GS))
        .isEqualTo(new Gtin("6901234567892"));
    assertThat(reader.read("010690123456789217270131")).isEqualTo(new Gtin("6901234567892"));
    assertThat(reader.read("(01)06901234567892(10)A(21)B")).isEqualTo(new Gtin("6901234567892"));
    assertThat(reader.read("]e001906141410000153103000750"))
        .isEqualTo(weighed("90614141000015", null, 750L));
    assertThat(reader.read("]e0019061414100001531030015" + "003922" + "1234" + GS + "10A"))
        .isEqualTo(gs1(1234, "", 1500L));
    assertThat(reader.read("]C1019061414100001532010000253932156" + "1050"))
        .isEqualTo(gs1(1050, "156", 1134L));
  }

  /** Only a GTIN of variable measure, which starts with 9, counts what is in the pack. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "]C10190614141000015306, 6",
        "https://example.com/01/90614141000015?30=12, 12",
        "]C1019061414100001530000, -",
        "]C101906141410000153012345678, 12345678",
        "https://example.com/01/90614141000015?30=123456789, -",
        "https://example.com/01/90614141000015?30=six, -",
        "]C10106901234567892306, -",
        "]C10110614141000415306, -",
      })
  void theCountOfAPackIsReadWhereItVaries(String scanned, Long pieces) {
    ScannedCode code = reader.read(scanned);
    if (pieces == null) {
      assertThat(code).isNotInstanceOf(Weighed.class);
    } else {
      assertThat(code).isEqualTo(new Weighed("90614141000015", null, null, pieces));
    }
  }

  /** Five digits hold 999.99; a scale goes round behind that, or stops there. */
  @ParameterizedTest
  @CsvSource({
    // price on the label, what the weight comes to, whether the label's is only a part of that
    "04500, 104500, true",
    "99998, 199998, true",
    "99998, 199996, false",
    "00000, 100000, true",
    "00001, 300001, true",
    "99999, 104500, true",
    "95000, 104500, false",
    "00100, 99999, false",
    "99999, 99999, false",
  })
  void aLabelWithoutRoomForItsPriceIsToldByTheWeight(String printed, long minor, boolean left) {
    Weighed label = (Weighed) reader.read(checked("2600123" + printed + "12345"));
    assertThat(label.price().isLeftOf(minor)).isEqualTo(left);
  }

  @Test
  void aPriceOfGs1TakesAsManyDigitsAsItNeeds() {
    assertThat(LabelPrice.ofAnySize(1, 2, "").isLeftOf(100_000_000)).isFalse();
  }

  /** Tracking numbers of meat and assets are longer than any number of the machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "]C1010690123456789270021234567890123456789012345678",
        "]C10106901234567892800301234567890128999999999999999999",
        "https://example.com/01/06901234567892?7002=123456789012345678901234567890",
        "https://example.com/01/06901234567892?310z=000750&392z=1234&393z=1561050",
        "https://example.com/01/06901234567892?3103=99999999999999999999&3922=9999999999999999999",
      })
  void valuesOfAnyLengthAreReadPast(String scanned) {
    assertThat(reader.read(scanned)).isEqualTo(new Gtin("6901234567892"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // number, decimals, currency on the label, station, its decimals, minor units
        "1234, 2, '', CNY, 2, 1234",
        "1234, 0, '', JPY, 0, 1234",
        "1234, 2, '', JPY, 0, 12",
        "1250, 2, '', JPY, 0, 13",
        "1234, 3, '', KWD, 3, 1234",
        "1234, 2, '', KWD, 3, 12340",
        "12345, 3, '', CNY, 2, 1235",
        "1050, 2, 156, CNY, 2, 1050",
        "1050, 2, 036, AUD, 2, 1050",
        "1050, 2, 840, CNY, 2, -",
        "1050, -, '', CNY, 2, 1050",
        "1050, -, '', KWD, 3, 1050",
      })
  void aPriceOnALabelIsReadInTheMoneyOfTheStation(
      long number, Integer decimals, String currency, String station, int digits, Long minor) {
    assertThat(
            new LabelPrice(number, decimals, currency, Long.MAX_VALUE)
                .in(station, digits)
                .map(m -> m.minor()))
        .isEqualTo(Optional.ofNullable(minor));
  }

  @Test
  void refusesBrokenElementStrings() {
    assertThat(reader.read("]C10106901234567893"))
        .isInstanceOfSatisfying(
            Unreadable.class, u -> assertThat(u.reason()).isEqualTo(Reason.CHECK_DIGIT));
    for (String broken :
        List.of("]C1010690", "]d2ABC", "]C1", "]C101", "]d210" + GS, "]C1310300")) {
      assertThat(reader.read(broken)).as(broken).isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void readsDigitalLinks() {
    assertThat(reader.read("]Q1https://example.com/01/06901234567892/10/A1?17=270131"))
        .isEqualTo(new Gtin("6901234567892"));
    assertThat(reader.read("HTTPS://example.com/some/path/01/6901234567892"))
        .isEqualTo(new Gtin("6901234567892"));
    assertThat(reader.read("https://id.gs1.org/01/90614141000015?3103=000750&3922=1234#x"))
        .isEqualTo(gs1(1234, "", 750L));
    // A folder that looks like a key stands in front of it, and zeros in front of the number.
    for (String address :
        List.of(
            "https://example.com/01/12345678/01/06901234567892",
            "https://example.com/gtin/6901234567892/",
            "http://example.com:8080/a/01/06901234567892/21/01",
            "https://example.com/01/06901234567892/21/01?17=270131;10=%2F#01/96385074")) {
      assertThat(reader.read(address)).as(address).isEqualTo(new Gtin("6901234567892"));
    }
    assertThat(reader.read("https://example.com/01/0000096385074")).isEqualTo(new Gtin("96385074"));
    assertThat(reader.read("https://example.com/01/06901234567893")).isInstanceOf(Unreadable.class);
    assertThat(reader.read("https://example.com/menu")).isInstanceOf(OwnCode.class);
  }

  @Test
  void readsScaleLabels() {
    assertThat(reader.read(checked("220012301250"))).isEqualTo(weighed("00123", 1250L, null));
    assertThat(reader.read(checked("230012301250"))).isEqualTo(weighed("00123", null, 1250L));
    assertThat(reader.read(checked("26001230125000456"))).isEqualTo(weighed("00123", 1250L, 456L));
  }

  @Test
  void readsScaleLabelsOfAnotherBrand() {
    WeighedPattern weightFirst =
        new WeighedPattern(
            "29",
            18,
            new WeighedPattern.Field(2, 5, 0),
            new WeighedPattern.Field(12, 5, 1),
            new WeighedPattern.Field(7, 5, 2),
            true);
    CodeRules standard = CodeRules.standard();
    CodeReader other =
        new CodeReader(
            new CodeRules(
                List.of(weightFirst), List.of(), standard.members(), standard.receipts()));
    assertThat(other.read("290012300045001250"))
        .isEqualTo(new Weighed("00123", LabelPrice.ofMinor(1_250, 1_000_000), 450L, null));
    // With Alipay configured a label without a check digit can't be told from a payment code: never
    // looked up.
    CodeReader withWallets =
        new CodeReader(
            new CodeRules(
                List.of(weightFirst),
                standard.payments(),
                standard.members(),
                standard.receipts()));
    assertThat(withWallets.read("290012300045001250")).isInstanceOf(Payment.class);
  }

  @ParameterizedTest
  @CsvSource({
    "130012345678901234, wechat",
    "101234567890123456, wechat",
    "281234567890123456, alipay",
    "3012345678901234567890, alipay",
    "6212345678901234567, unionpay",
    "0112345678901234567, ecny",
  })
  void recognisesPaymentCodesAndForgetsThem(String scanned, String wallet) {
    ScannedCode code = reader.read(scanned);
    assertThat(code).isEqualTo(new Payment(wallet, scanned.substring(scanned.length() - 4)));
    assertThat(code.toString()).doesNotContain(scanned.substring(0, 12));
  }

  /** Phones show the code in groups, and so it is typed when a phone cannot be scanned. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "13 0061 0988 2800 9406",
        " 130061098828009406\t",
        "]Q1130061098828009406\r",
        "]Q113 0061\u00a00988\u30002800 9406",
      })
  void aPaymentCodeHoldsBlanksWhileOneIsExpected(String typed) {
    assertThat(reader.read(typed, CodeReader.Expecting.PAYMENT))
        .isEqualTo(new Payment("wechat", "9406"));
    assertThat(CodeReader.paymentDigits(typed)).isEqualTo("130061098828009406");
  }

  @Test
  void contentIsWhatTheScannerReadAndNothingOfItsOwn() {
    assertThat(CodeReader.content(" ]C0R01-20260131-000123\r\n")).isEqualTo("R01-20260131-000123");
    assertThat(CodeReader.content("slip 17")).isEqualTo("slip 17");
    assertThat(CodeReader.content("]E0")).isEmpty();
  }

  @Test
  void aClashIsDecidedByCheckDigitAndByWhatTheTillDoes() {
    String label = checked("26001230125000456");
    assertThat(reader.read(label, CodeReader.Expecting.GOODS)).isInstanceOf(Weighed.class);
    assertThat(reader.read(label, CodeReader.Expecting.PAYMENT))
        .isEqualTo(new Payment("alipay", label.substring(14)));
    char last = label.charAt(17) == '9' ? '0' : (char) (label.charAt(17) + 1);
    assertThat(reader.read(label.substring(0, 17) + last)).isInstanceOf(Payment.class);
  }

  @Test
  void recognisesMembersAndReceipts() {
    assertThat(reader.read("]Q1M:8f3a-77")).isEqualTo(new Member("8f3a-77"));
    assertThat(reader.read("M:8f3a-77").toString()).doesNotContain("8f3a");
    assertThat(reader.read("R01-20260131-000123")).isEqualTo(new Receipt("R01-20260131-000123"));
    assertThat(reader.read("R12345")).isEqualTo(new OwnCode("R12345"));
  }

  @Test
  void refusesWhatIsEmptyOrTooLong() {
    assertThat(reader.read(" \r\n")).isEqualTo(new Unreadable("", Reason.EMPTY));
    assertThat(reader.read("]E0")).isEqualTo(new Unreadable("", Reason.EMPTY));
    assertThat(reader.read("A".repeat(CodeReader.LENGTH_LIMIT))).isInstanceOf(OwnCode.class);
    assertThat(reader.read("A".repeat(CodeReader.LENGTH_LIMIT + 1)))
        .isInstanceOfSatisfying(
            Unreadable.class, u -> assertThat(u.reason()).isEqualTo(Reason.TOO_LONG));
  }

  private static Weighed weighed(String plu, Long amountMinor, Long grams) {
    LabelPrice price = amountMinor == null ? null : LabelPrice.ofMinor(amountMinor, 100_000);
    return new Weighed(plu, price, grams, null);
  }

  private static Weighed gs1(long number, String currency, Long grams) {
    return new Weighed("90614141000015", LabelPrice.ofAnySize(number, 2, currency), grams, null);
  }

  private static String checked(String digits) {
    return digits + CheckDigit.of(digits);
  }
}
