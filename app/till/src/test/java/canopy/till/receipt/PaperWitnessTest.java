package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.SaleCommand;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.hardware.printer.sim.PngFile;
import canopy.hardware.printer.sim.ReceiptPicture;
import canopy.hardware.printer.sim.ReceiptWitness.Code;
import canopy.hardware.printer.sim.ReceiptWitness.Reading;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of paper in both widths and three languages. */
class PaperWitnessTest extends WitnessedPaperTest {
  @ParameterizedTest
  @EnumSource
  void isReadByProgramsThatWeDidNotWrite(PaperKind kind) throws Exception {
    PaperStation station = kind.station();
    for (Language language : Language.values()) {
      check(kind, station, PrinterProfile.MM80, language);
      check(kind, station, PrinterProfile.MM58, language);
    }
  }

  private void check(
      PaperKind kind, PaperStation station, PrinterProfile profile, Language language)
      throws Exception {
    String name = kind + "-" + profile.columns() + "-" + language.tag();
    station.speaks(language);
    Witnessed paper = witnessed(kind.name(), station.print(profile, FONT), profile, language);
    assertThat(paper.text()).as(name).contains(packed(kind.title.in(language)));
    kind.words.forEach(word -> assertThat(paper.text()).as(name).contains(packed(word)));
    if (kind == PaperKind.PAYMENT_CODE || kind == PaperKind.PLATE_CODE) {
      assertThat(paper.reading().codes())
          .as(name)
          .containsExactly(new Code("QR-Code", PaperStation.QR, true));
      assertThat(paper.codesInPicture()).as(name).contains(PaperStation.QR);
    } else if (kind == PaperKind.PAYMENT_SLIP) {
      assertThat(paper.codesInPicture()).as(name).contains(station.job().subject());
    }
    if (kind.ofSale) {
      checkReceipt(station, language, paper.text(), paper.reading());
      assertThat(paper.codesInPicture()).as(name).contains(station.job().subject());
    }
  }

  private static void checkReceipt(
      PaperStation station, Language language, String text, Reading reading) {
    PrintJob job = station.job();
    CompletedSale sale = station.sale(job.subject()).orElseThrow();
    assertThat(text)
        .contains(packed(station.master.config().name().in(language)))
        .contains(sale.id())
        .contains("王芳")
        .contains("2026-11-2210:00:00");
    for (Line line : sale.lines()) {
      assertThat(text).contains(packed(line.name().in(language)));
    }
    String total =
        String.format(Locale.ROOT, "%.2f", Math.abs(sale.totals().total().minor()) / 100.0);
    assertThat(text).contains("￥" + total);
    assertThat(text)
        .contains(packed(new String[] {"增值税 13%", "VAT 13 %", "IVA 13 %"}[index(language)]));
    assertThat(reading.codes()).extracting(Code::text).contains(sale.id());
    Code invoice = new Code("QR-Code", "https://invoice.example/r/" + sale.id(), true);
    if (sale.kind() == Sale.Kind.SALE) {
      assertThat(reading.codes()).contains(invoice);
    } else {
      assertThat(reading.codes()).doesNotContain(invoice);
    }
    if (job.copy() > 0) {
      assertThat(text).contains(new String[] {"补打第1次", "COPYNo.1", "COPIAN.º1"}[index(language)]);
    }
  }

  @Test
  void drawsOnlyTheLineThatHoldsARareCharacter() throws Exception {
    PaperStation station = new PaperStation();
    station.does(new SaleCommand.AddArticle(PaperStation.RARE, "r", Quantity.ONE, null));
    station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    station.pays("cash", station.due());
    byte[] bytes = station.print(PrinterProfile.MM80, FONT);
    Files.write(
        PICTURES.resolve("rare.png"),
        PngFile.bytes(ReceiptPicture.draw(bytes, PrinterProfile.MM80.widthDots(), FONT), 24));
    Reading reading = read(bytes);
    assertThat(reading.complaints()).isEmpty();
    String text = packed(String.join("", reading.lines()));
    assertThat(text).contains("可口可乐500ml").contains("8.80").doesNotContain("祥");
    byte[] without = soldCola().print(PrinterProfile.MM80, FONT);
    assertThat(reading.pictures()).isEqualTo(read(without).pictures() + 1);
  }

  private static PaperStation soldCola() {
    PaperStation station = new PaperStation();
    station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    station.pays("cash", station.due());
    return station;
  }

  @Test
  void commandsInANoteDoNothing() throws Exception {
    PaperStation station = new PaperStation();
    station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    station.does(new SaleCommand.SetLineNote(1, "a\u001bp\u0000\u0019\u00fab\u001dV\u0000"));
    station.does(new SaleCommand.SetNote("c\u0010\u0014\u0001\u0000\u0001d"));
    station.pays("cash", station.due());
    for (PrinterProfile profile : new PrinterProfile[] {PrinterProfile.MM80, PrinterProfile.MM58}) {
      Reading reading = read(station.print(profile, FONT));
      assertThat(reading.complaints()).isEmpty();
      assertThat(reading.drawerPulses()).isZero();
      assertThat(reading.cuts()).isEqualTo(profile.cutter() ? 1 : 0);
    }
  }
}
