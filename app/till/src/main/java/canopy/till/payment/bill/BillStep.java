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
  /** The line broke; it is begun again by itself. */
  LINE_BROKEN,
  /** The books are asked, and the result is journalled. */
  COMPARING;

  /** Whether somebody who does not want to wait may break it off. */
  boolean canBeStopped() {
    return switch (this) {
      case ASKING, DOWNLOADING, LINE_BROKEN -> true;
      case LOOKING, READING, COMPARING -> false;
    };
  }

  /** The sentence in the texts. */
  String key() {
    return "bills.step." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static BillStep of(BillNews.Stage stage) {
    return switch (stage) {
      case ASKING -> ASKING;
      case DOWNLOADING -> DOWNLOADING;
      case READING -> READING;
      case LINE_BROKEN -> LINE_BROKEN;
    };
  }
}
