package canopy.till.payment.bill;

import canopy.channel.BillNews;
import java.util.Locale;

/** What is going on. */
enum BillStep {
  LOOKING,
  /** The channel is asked for the file. */
  ASKING,
  DOWNLOADING,
  READING,
  /** The books are asked, and the result is journalled. */
  COMPARING;

  /** The sentence in the texts. */
  String key() {
    return "bills.step." + name().toLowerCase(Locale.ROOT);
  }

  static BillStep of(BillNews.Stage stage) {
    return switch (stage) {
      case ASKING -> ASKING;
      case DOWNLOADING -> DOWNLOADING;
      case READING -> READING;
    };
  }
}
