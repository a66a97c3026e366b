package canopy.till.receipt;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.till.station.Master;
import canopy.till.ui.Formats;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How papers speak: language, amounts, dates. Any thread.
 *
 * @param master the master data in force, asked for each paper
 * @param language of everything that is printed
 */
public record PaperStyle(
    Supplier<Master> master, Texts texts, Formats formats, Supplier<Language> language) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  String text(String key, Object... arguments) {
    return texts.in(canopy.till.ui.Language.of(language.get().tag()), "paper." + key, arguments);
  }

  String name(Names names) {
    return names.in(language.get());
  }

  String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.of(master.get().config().zone())));
  }
}
