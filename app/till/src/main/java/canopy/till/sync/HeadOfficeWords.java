package canopy.till.sync;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.SyncStatus;
import canopy.sync.Trouble;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Health.Level;
import canopy.till.ui.control.Health.Part;
import canopy.till.ui.manage.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with head office, in the language spoken now. FX thread.
 *
 * @param zone of the station, for times
 */
public record HeadOfficeWords(Look look, ZoneId zone) {
  /** The badge of the health strip. */
  public Health health(HeadOfficeView view) {
    if (view.settings() == null) {
      return new Health(Part.HEAD_OFFICE, Level.OFF, texts().text("health.noheadoffice"));
    }
    Level level = level(view);
    String sentence = state(view);
    String error = error(view.up());
    if (!error.isEmpty()) {
      sentence += " " + error;
    }
    if (view.waiting() > 0 && level != Level.OK) {
      sentence += " " + texts().text("sync.waitinglines", view.waiting());
    }
    return new Health(Part.HEAD_OFFICE, level, sentence);
  }

  private static Level level(HeadOfficeView view) {
    SyncStatus up = view.up();
    if (up == null) {
      return Level.DOWN;
    }
    return switch (up.state()) {
      case STARTING, CONNECTED -> Level.OK;
      case NOT_CONNECTED -> Level.WARNING;
      case STOPPED -> Level.DOWN;
    };
  }

  /** How it is, and since when. */
  String state(HeadOfficeView view) {
    HeadOfficeSettings settings = view.settings();
    SyncStatus up = view.up();
    if (settings == null) {
      return texts().text("sync.none");
    }
    if (up == null) {
      return texts().text(settings.takeBack() ? "sync.restart" : "sync.keylost");
    }
    return switch (up.state()) {
      case STARTING -> texts().text("sync.starting");
      case CONNECTED -> texts().text("sync.connected", time(up.since()));
      case NOT_CONNECTED -> texts().text("sync.notconnected", time(up.since()));
      case STOPPED -> texts().text("sync.stopped", time(up.since()));
    };
  }

  Level levelOf(HeadOfficeView view) {
    return view.settings() == null ? Level.OFF : level(view);
  }

  /** What is wrong; empty for nothing. */
  String error(@Nullable SyncStatus up) {
    Trouble trouble = up == null ? null : up.trouble();
    return trouble == null ? "" : trouble(trouble);
  }

  /** A trouble as a sentence. */
  String trouble(Trouble trouble) {
    return sentence(texts(), trouble);
  }

  /** The same in the language of the texts; any thread. */
  public static String sentence(Texts texts, Trouble trouble) {
    return texts.text(key(trouble.code()), trouble.detail().toArray());
  }

  static String key(Trouble.Code code) {
    return "sync.trouble." + lower(code);
  }

  static String key(HeadOfficeAddress.Flaw flaw) {
    return "sync.flaw." + lower(flaw);
  }

  private static String lower(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String time(Instant at) {
    return Words.dayAndTime(look, LocalDateTime.ofInstant(at, zone));
  }

  private Texts texts() {
    return look.texts();
  }
}
