package canopy.core.emvco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.emvco.EmvQr.Fault;
import canopy.core.emvco.EmvQr.Parsed;
import canopy.core.emvco.MerchantPresented.Place;
import canopy.core.emvco.PayTemplates.PayNowId;
import canopy.core.emvco.PayTemplates.PromptPayId;
import canopy.core.quantity.Money;
import com.emv.qrcode.decoder.mpm.DecoderMpm;
import com.emv.qrcode.model.mpm.MerchantPresentedMode;
import com.emv.qrcode.validators.Crc16Validate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that others have published, and another library as a second reader. */
class EmvVectorsTest {
  private static final String EMVCO =
      "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN"
          + "5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.72530315655020162330304"
          + "12340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A";
  private static final String PIX =
      "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR"
          + "5913Fulano de Tal6008BRASILIA62070503***63041D3D";
  private static final String PIX_DYNAMIC =
      "00020101021226770014BR.GOV.BCB.PIX2555pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a995204000053039865802BR5907EMPRESA6009SAO"
          + " PAULO62070503***6304EEAB";
  private static final String PROMPTPAY =
      "00020101021129370016A000000677010111011300660000000005802TH530376463048956";
  private static final String PROMPTPAY_AMOUNT =
      "00020101021229370016A000000677010111011300660000000005802TH530376454044.226304E469";
  private static final String PAYNOW =
      "00020101021226470009SG.PAYNOW010120208123456780301004082026030452040000530370254040.99"
          + "5802SG5911testcompany6009Singapore62270123testordernumber1234567863040047";
  private static final String PHILIPPINES =
      "00020101021127750012com.p2pqrpay0111PAPHPHM1XXX0208999644030411099859039430513+6399859039435"
          + "204601653036085802PH5912PayMaya User6011Mandaluyong630475C3";
  private static final String PHILIPPINES_AMOUNT =
      "00020101021127750012com.p2pqrpay0111PAPHPHM1XXX0208999644030411099859039430513+6399859039435"
          + "204601653036085405390.85802PH5912PayMaya User6011Mandaluyong63049025";

  static List<String> published() {
    return List.of(
        EMVCO,
        PIX,
        PIX_DYNAMIC,
        PROMPTPAY,
        PROMPTPAY_AMOUNT,
        PAYNOW,
        PHILIPPINES,
        PHILIPPINES_AMOUNT);
  }

  @Test
  void checkValueOfTheCrc() {
    assertThat(EmvQr.crc("123456789")).isEqualTo(0x29B1);
  }

  @ParameterizedTest
  @MethodSource("published")
  void readsAndWritesWhatOthersPublished(String text) {
    Parsed.Code code = (Parsed.Code) EmvQr.parse(text);
    assertThat(EmvQr.write(code.fields())).isEqualTo(text);
    assertThat(Crc16Validate.validate(text).isValid()).isTrue();
    assertThat(DecoderMpm.decode(text, MerchantPresentedMode.class)).isNotNull();
  }

  @Test
  void countsCharactersAndNotBytes() {
    Parsed.Code code = (Parsed.Code) EmvQr.parse(EMVCO);
    DataObject.Template language =
        (DataObject.Template)
            code.fields().stream().filter(each -> each.id().equals("64")).findFirst().orElseThrow();
    assertThat(language.field("01")).contains("最佳运输");
    assertThat(DataObject.text("01", "最佳运输").written()).isEqualTo("0104最佳运输");
  }

  @Test
  void pix() {
    Place place = new Place("Fulano de Tal", "BRASILIA", "BR");
    assertThat(
            PayTemplates.pixStatic(
                "123e4567-e12b-12d1-a456-426655440000", place, null, PayTemplates.NO_REFERENCE))
        .isEqualTo(PIX);
    assertThat(
            new MerchantPresented(
                    true,
                    DataObject.template(
                        "26",
                        DataObject.text("00", "BR.GOV.BCB.PIX"),
                        DataObject.text(
                            "25", "pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a99")),
                    "0000",
                    "BRL",
                    null,
                    new Place("EMPRESA", "SAO PAULO", "BR"),
                    DataObject.template("62", DataObject.text("05", "***")))
                .write())
        .isEqualTo(PIX_DYNAMIC);
    String priced =
        PayTemplates.pixStatic("a@b.br", place, Money.of(9600, "BRL"), "S0000101261122140000A1");
    MerchantPresentedMode read = DecoderMpm.decode(priced, MerchantPresentedMode.class);
    assertThat(read.getTransactionAmount().getValue()).isEqualTo("96.00");
    assertThat(read.getTransactionCurrency().getValue()).isEqualTo("986");
    assertThatThrownBy(() -> PayTemplates.pixStatic("k", place, null, "no-dash"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PayTemplates.pixStatic("k", place, Money.of(1, "CNY"), "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void promptPay() {
    assertThat(PayTemplates.promptPay(PromptPayId.PHONE, "000-000-0000", null))
        .isEqualTo(PROMPTPAY);
    assertThat(PayTemplates.promptPay(PromptPayId.PHONE, "0000000000", Money.of(422, "THB")))
        .isEqualTo(PROMPTPAY_AMOUNT);
  }

  /** However the station's number was written down. */
  @ParameterizedTest
  @ValueSource(strings = {"081-234-5678", "+66 81 234 5678", "66812345678", "0066812345678"})
  void aPhoneOfPromptPayHasThirteenDigits(String number) {
    assertThat(PayTemplates.promptPay(PromptPayId.PHONE, number, null))
        .contains("0016A00000067701011101130066812345678");
  }

  @Test
  void payNow() {
    assertThat(
            PayTemplates.payNow(
                PayNowId.UEN,
                "12345678",
                Money.of(99, "SGD"),
                LocalDate.of(2026, 3, 4),
                new Place("testcompany", "Singapore", "SG"),
                "testordernumber12345678"))
        .isEqualTo(PAYNOW);
  }

  @Test
  void upi() {
    assertThat(
            PayTemplates.upi(
                "station@bank", "Sri Fuel & Co", "5541", Money.of(150050, "INR"), "A1"))
        .isEqualTo(
            "upi://pay?pa=station@bank&pn=Sri%20Fuel%20%26%20Co&mc=5541&tr=A1&am=1500.50&cu=INR");
  }

  /** As many copies of the central bank's example have it: one digit of the key is another. */
  @Test
  void aDigitOrALetterOfTheSumThatIsNotAsWrittenIsDamage() {
    for (String text : List.of(PIX.replace("12d1", "12d3"), PIX.replace("1D3D", "1d3d"))) {
      assertThat(EmvQr.parse(text))
          .isInstanceOfSatisfying(
              Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(Fault.CRC));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, CNY, 0.01, 156",
    "100000000, CNY, 1000000.00, 156",
    "25000, VND, 25000, 704",
    "1, JPY, 1, 392",
    "1, KWD, 0.001, 414",
    "12340, KWD, 12.340, 414",
    "50, AUD, 0.50, 036",
  })
  void amountsHaveTheDecimalsOfTheirCurrency(
      long minor, String currency, String amount, String numeric) {
    assertThat(MerchantPresented.decimal(Money.of(minor, currency))).isEqualTo(amount);
    assertThat(MerchantPresented.numeric(currency)).isEqualTo(numeric);
  }

  @Test
  void nothingIsNotPaid() {
    assertThatThrownBy(() -> MerchantPresented.decimal(Money.of(0, "VND")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0002016304F00D,CRC",
    "000201,NO_CRC",
    "010211,NO_FORMAT",
    "'',NO_FORMAT",
    "000201XX016304F00D,NOT_A_FIELD",
    "00020159996304F00D,LENGTH",
    "00020159006304F00D,LENGTH",
    "000201000201630488C9,TWICE",
  })
  void refusesWhatIsNoCode(String text, Fault fault) {
    assertThat(EmvQr.parse(text))
        .isInstanceOfSatisfying(Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
  }

  @Test
  void holdsFiveHundredTwelveBytesAndNoMore() {
    List<DataObject> fields = new ArrayList<>();
    fields.add(DataObject.text("00", "01"));
    for (int i = 0; i < 4; i++) {
      fields.add(DataObject.text("8" + i, "x".repeat(99)));
    }
    int left = EmvQr.MOST_BYTES - 6 - 8 - 4 * 103 - 4;
    List<DataObject> full = new ArrayList<>(fields);
    full.add(DataObject.text("85", "x".repeat(left)));
    String text = EmvQr.write(full);
    assertThat(text).hasSize(EmvQr.MOST_BYTES);
    assertThat(EmvQr.parse(text)).isInstanceOf(Parsed.Code.class);
    fields.add(DataObject.text("85", "x".repeat(left + 1)));
    assertThatThrownBy(() -> EmvQr.write(fields)).isInstanceOf(IllegalArgumentException.class);
    assertThat(EmvQr.parse(text + "x")).isEqualTo(new Parsed.Bad(Fault.TOO_LONG, 0));
    assertThatThrownBy(() -> DataObject.text("59", "x".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("values") String name, @ForAll("values") String city) {
    List<DataObject> fields =
        List.of(
            DataObject.text("00", "01"),
            DataObject.template("26", DataObject.text("00", "a"), DataObject.text("01", name)),
            DataObject.text("60", city));
    assertThat(EmvQr.parse(EmvQr.write(fields))).isEqualTo(new Parsed.Code(fields));
  }

  @Property
  void anyTextIsReadWithoutAnError(@ForAll String text) {
    assertThat(EmvQr.parse(text)).isNotNull();
    assertThat(EmvQr.parse("000201" + text + "6304ABCD")).isNotNull();
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .withChars("abc09 -*油站é")
        .ofMinLength(1)
        .ofMaxLength(40)
        .map(text -> text + "😀");
  }
}
