package canopy.till.station.details;

import canopy.core.barcode.CodeReader;
import canopy.core.barcode.CodeRules;
import canopy.core.barcode.LabelPrice;
import canopy.core.barcode.ScannedCode;
import canopy.core.barcode.WeighedPattern;
import canopy.till.ui.Formats;
import canopy.till.ui.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a code that was scanned to try something out. */
final class CodeTry {
  private CodeTry() {}

  /** That it came. A customer's payment code is money: only its end is shown. */
  static Notice scanner(String code) {
    String shown =
        new CodeReader(CodeRules.standard()).read(code) instanceof ScannedCode.Payment payment
            ? "… " + payment.lastDigits()
            : CodeReader.content(code);
    return Notice.of(Notice.Level.DONE, "settings.scannedcode", shown);
  }

  /** What it says if it is one of these labels. */
  static Notice label(List<WeighedPattern> labels, Formats formats, String code) {
    CodeReader reader = new CodeReader(new CodeRules(labels, List.of(), List.of(), List.of()));
    return reader.read(code) instanceof ScannedCode.Weighed label
        ? Notice.of(
            Notice.Level.DONE,
            "details.labels.read",
            label.plu(),
            price(formats, label.price()),
            weight(label.grams()))
        : Notice.of(Notice.Level.REFUSED, "details.labels.none");
  }

  private static String price(Formats formats, @Nullable LabelPrice price) {
    return price == null ? "–" : formats.money(price.number());
  }

  private static String weight(@Nullable Long grams) {
    return grams == null ? "–" : grams + " g";
  }
}
