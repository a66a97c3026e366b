package canopy.till.receipt;

import static canopy.till.receipt.PaperStation.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.command.FuelCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.payment.PaidOrder;
import canopy.core.quantity.Quantity;
import canopy.core.state.PrintJob;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.sim.ReceiptWitness.Code;
import canopy.till.receipt.PaymentPapers.Invitation;
import canopy.till.receipt.PaymentPapers.Pending;
import canopy.till.receipt.PaymentPapers.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is printed about scan-to-pay, in both widths. */
class PaymentPaperTest extends WitnessedPaperTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:05:04Z");
  private static final String OUT_NO = "00S001012611220605040042K7QX";
  private static final String CHANNEL_NO = "4200002345202611221234567890";
  private static final String WECHAT_QR = "weixin://wxpay/bizpayurl?pr=Xk9P2Lm01";

  /** As long as a static code of several wallets gets. */
  private static final String EMV_QR =
      "00020101021226330016A0000007754900010109012345678520455415303156540" + "6".repeat(90);

  private static final List<PrinterProfile> WIDTHS =
      List.of(PrinterProfile.MM80, PrinterProfile.MM58);

  private final PaperStation station = new PaperStation();

  private static PrintJob job(int copy) {
    return new PrintJob(
        "x#" + copy,
        DeviceEvent.Paper.RECEIPT,
        "x",
        copy,
        PrintJob.State.QUEUED,
        "",
        PaperStation.CASHIER,
        NOW);
  }

  private static Reference reference(@Nullable String channelNo) {
    return new Reference("微信支付", OUT_NO, channelNo);
  }

  @ParameterizedTest
  @EnumSource
  void slipOfAnOpenPaymentSaysWhatItIsAndHowToFindIt(Language language) throws Exception {
    station.speaks(language);
    Names title = new Names("支付待确认", "PAYMENT NOT CONFIRMED", "PAGO SIN CONFIRMAR");
    Names notAgain = new Names("请勿重复付款", "do not pay again", "No pague de nuevo");
    for (PrinterProfile width : WIDTHS) {
      PaymentPapers papers = station.paymentPapers(width, FONT);
      byte[] bytes =
          papers.pending(new Pending(yuan("184"), reference(null), NOW, List.of()), job(0));
      Witnessed paper = witnessed("PENDING", bytes, width, language);
      assertThat(paper.text())
          .contains(packed(title.in(language)))
          .contains(packed(notAgain.in(language)))
          .contains("￥184.00")
          .contains("2026-11-2214:05:04")
          .contains("微信支付")
          .contains("王芳")
          .contains(packed(station.master.config().name().in(language)))
          .doesNotContain(packed(channelNumber(language)));
      findsOrder(paper);

      bytes =
          papers.pending(new Pending(yuan("184"), reference(CHANNEL_NO), NOW, List.of()), job(1));
      paper = witnessed("PENDING_COPY", bytes, width, language);
      assertThat(paper.text())
          .contains(packed(channelNumber(language)))
          .contains(CHANNEL_NO)
          .contains(new String[] {"补打第1次", "COPYNo.1", "COPIAN.º1"}[index(language)]);
      findsOrder(paper);
    }
  }

  private static String channelNumber(Language language) {
    return new Names("渠道单号", "Its number", "Su número").in(language);
  }

  /** As a bar code on wide paper and as a QR code on narrow one, with its characters beside it. */
  private static void findsOrder(Witnessed paper) {
    assertThat(paper.reading().codes()).extracting(Code::text).containsExactly(OUT_NO);
    assertThat(paper.codesInPicture()).contains(OUT_NO);
  }

  @ParameterizedTest
  @EnumSource
  void codeForTheCustomerIsReadFromThePaper(Language language) throws Exception {
    station.speaks(language);
    for (PrinterProfile width : WIDTHS) {
      PaymentPapers papers = station.paymentPapers(width, FONT);
      for (String qr : List.of(WECHAT_QR, EMV_QR)) {
        Invitation invitation =
            new Invitation(
                yuan("184"), qr, List.of("微信支付", "支付宝", "云闪付"), NOW.plusSeconds(120), OUT_NO);
        String name = qr.equals(EMV_QR) ? "INVITATION_EMV" : "INVITATION";
        Witnessed paper = witnessed(name, papers.invitation(invitation), width, language);
        assertThat(paper.reading().codes()).containsExactly(new Code("QR-Code", qr, true));
        assertThat(paper.codesInPicture()).contains(qr);
        assertThat(paper.text())
            .contains(new String[] {"扫码支付", "SCANTOPAY", "ESCANEEYPAGUE"}[index(language)])
            .contains("￥184.00")
            .contains("2026-11-2214:07:04")
            .contains("微信支付/支付宝/云闪付")
            .contains(OUT_NO);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void receiptOfAScannedPaymentNamesBothNumbers(Language language) throws Exception {
    station.speaks(language);
    station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    station.pays("card", yuan("3.50"));
    PaidOrder order =
        new PaidOrder(
            OUT_NO, "card", "wechat", CHANNEL_NO, yuan("3.50"), NOW, PaidOrder.Proof.CHANNEL);
    station.paidThrough(order);
    for (PrinterProfile width : WIDTHS) {
      byte[] bytes = station.print(width, FONT);
      Witnessed paper = witnessed("SALE_BY_SCAN", bytes, width, language);
      assertThat(paper.text())
          .contains(packed(new Names("银行卡", "Bank card", "Tarjeta").in(language)))
          .contains(packed(channelNumber(language)) + CHANNEL_NO);
      assertThat(paper.reading().codes()).extracting(Code::text).contains(OUT_NO);
      assertThat(paper.codesInPicture()).contains(OUT_NO).contains(station.job().subject());
    }
  }

  /**
   * What was filled stands on the slip, however it was paid: the customer may need it for a claim.
   */
  @ParameterizedTest
  @EnumSource
  void slipOfFuelNamesGradeLitresPriceAndPump(Language language) throws Exception {
    station.speaks(language);
    fuelPaidByCard("pts-3-7");
    for (PrinterProfile width : WIDTHS) {
      Witnessed paper = witnessed("FUEL_BY_CARD", station.print(width, FONT), width, language);
      namesTheFuel(paper, language);
      assertThat(paper.text()).contains("SLIP-0042");
    }
    fuelPaidByCard("pts-3-8");
    station.paidThrough(
        new PaidOrder(
            OUT_NO, "card", "wechat", CHANNEL_NO, yuan("184"), NOW, PaidOrder.Proof.CHANNEL));
    for (PrinterProfile width : WIDTHS) {
      Witnessed paper = witnessed("FUEL_BY_SCAN", station.print(width, FONT), width, language);
      namesTheFuel(paper, language);
      assertThat(paper.text()).contains(CHANNEL_NO);
    }
  }

  /** The customer drives off with it: what is in the tank stands on it, and nothing else. */
  @ParameterizedTest
  @EnumSource
  void slipOfAnOpenPaymentNamesTheFuelThatIsInTheTank(Language language) throws Exception {
    station.speaks(language);
    station.hears(new FuelCommand.ReportFill(PaperStation.fill("pts-3-9", 3, 23_410, "184.00")));
    station.does(new SaleCommand.TakeFill("pts-3-9"));
    station.shows(PaperStation.WALLET, "184.00");
    String outNo = station.state.payments().unsettled().getFirst().outNo();
    station.does(new PaymentCommand.PrintSlip(outNo));
    for (PrinterProfile width : WIDTHS) {
      Witnessed paper = witnessed("PENDING_FUEL", station.print(width, FONT), width, language);
      namesTheFuel(paper, language);
      assertThat(paper.reading().codes()).extracting(Code::text).containsExactly(outNo);
    }
  }

  private void fuelPaidByCard(String fill) {
    station.hears(new FuelCommand.ReportFill(PaperStation.fill(fill, 3, 23_410, "184.00")));
    station.does(new SaleCommand.TakeFill(fill));
    station.pays("card", yuan("184"));
  }

  private void namesTheFuel(Witnessed paper, Language language) {
    Names grade = station.master.grade(2).name();
    String litres = new Names("23.41 升 x 7.86", "23.41 L x 7.86", "23.41 L x 7.86").in(language);
    String pump = new Names("3 号机", "pump 3", "surtidor 3").in(language);
    assertThat(paper.text())
        .contains(packed(grade.in(language)))
        .contains(packed(litres))
        .containsIgnoringCase(packed(pump))
        .contains("184.00");
  }
}
