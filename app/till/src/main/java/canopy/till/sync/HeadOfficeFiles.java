package canopy.till.sync;

import canopy.core.event.Json;
import canopy.sync.TillKey;
import canopy.till.secret.SecretFolder;
import canopy.till.station.DataFolder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the till keeps on its disk about head office. One thread at a time, but where it says so.
 */
final class HeadOfficeFiles {
  private static final String SETTINGS = "head-office.json";
  private static final String KEY = "headoffice";

  /** A key that head office may know already, though its answer has not come yet. */
  private static final String NEXT_KEY = "headoffice-next";

  /** There while that key may have been taken for a machine whose journal gives way. */
  private static final String IN_QUESTION = "head-office.in-question";

  private static final String ACKNOWLEDGED = "acknowledged";

  private final DataFolder folder;
  private final SecretFolder secrets;
  private final JsonMapper mapper =
      Json.mapper().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  HeadOfficeFiles(DataFolder folder) throws IOException {
    this.folder = folder;
    this.secrets = SecretFolder.open(folder.keys());
  }

  /**
   * @return null if the till was never enrolled, or has signed off
   */
  @Nullable HeadOfficeSettings settings() throws IOException {
    Path file = folder.master().resolve(SETTINGS);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return mapper.readValue(Files.readAllBytes(file), HeadOfficeSettings.class);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file
              + " is not what it should be: "
              + e.getOriginalMessage()
              + ". Restore it, or delete it and enrol the till again.",
          e);
    }
  }

  void write(HeadOfficeSettings settings) throws IOException {
    folder.replace(SETTINGS, mapper.writeValueAsBytes(settings));
  }

  /** The till has signed off: nothing of head office stays, but what the journal says. */
  void forget() throws IOException {
    Files.deleteIfExists(folder.master().resolve(SETTINGS));
    Files.deleteIfExists(secrets.file(KEY));
    inQuestion(false);
    Files.deleteIfExists(acknowledgedFile());
  }

  /**
   * The key that head office knows.
   *
   * @throws IOException if it is not there or cannot be read
   */
  TillKey key(HeadOfficeSettings settings) throws IOException {
    TillKey key = keyUnchanged(settings);
    TillKey next = read(NEXT_KEY);
    if (next != null && next.keyId().equals(settings.keyId())) {
      enrolled(next); // A power cut came between the settings and the key.
    }
    return key;
  }

  /** The same, but it writes nothing: for any thread, while another one may be enrolling. */
  TillKey keyUnchanged(HeadOfficeSettings settings) throws IOException {
    TillKey next = read(NEXT_KEY);
    if (next != null && next.keyId().equals(settings.keyId())) {
      return next;
    }
    TillKey key = read(KEY);
    if (key == null || !key.keyId().equals(settings.keyId())) {
      throw new IOException(
          secrets.file(KEY)
              + " is missing or not the key "
              + settings.keyId()
              + " that head office knows. Restore it, or enrol the till again.");
    }
    return key;
  }

  /** A key for an enrolment: the same one until an answer has come. */
  TillKey nextKey() throws IOException {
    TillKey kept = read(NEXT_KEY);
    if (kept != null) {
      return kept;
    }
    TillKey made = TillKey.create();
    secrets.write(NEXT_KEY, made.pem().getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  /** Head office has taken the key. */
  void enrolled(TillKey key) throws IOException {
    secrets.write(KEY, key.pem().getBytes(StandardCharsets.US_ASCII));
    inQuestion(false);
    // The last: while it is there, a start after a power cut does all of this again.
    Files.deleteIfExists(secrets.file(NEXT_KEY));
  }

  /** Whether head office may have taken this machine for one whose journal gives way. */
  boolean inQuestion() {
    return Files.exists(folder.master().resolve(IN_QUESTION));
  }

  /** Notes that it may have, so that a start later knows; or that it is known now. */
  void inQuestion(boolean now) throws IOException {
    if (now) {
      folder.replace(IN_QUESTION, new byte[0]);
    } else {
      Files.deleteIfExists(folder.master().resolve(IN_QUESTION));
    }
  }

  private @Nullable TillKey read(String name) throws IOException {
    Path file = secrets.file(name);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return TillKey.parse(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /** What head office had when that was last written down; only a hint, for the screen. */
  long acknowledged() {
    try {
      return Long.parseLong(Files.readString(acknowledgedFile()).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  void acknowledged(long seq) throws IOException {
    Files.writeString(acknowledgedFile(), Long.toString(seq));
  }

  private Path acknowledgedFile() {
    return folder.root().resolve(ACKNOWLEDGED);
  }
}
