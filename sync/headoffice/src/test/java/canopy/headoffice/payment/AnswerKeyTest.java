package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.Signatures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerKeyTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void bothHalvesAreMadeAnewWhenThePrivateOneIsGone() throws Exception {
    AnswerKey first = AnswerKey.open(folder);
    assertThat(isBelieved(first)).isTrue();
    assertThat(isBelieved(AnswerKey.open(folder))).as("the same after a restart").isTrue();
    Files.delete(folder.resolve("relay.pem"));
    Files.writeString(folder.resolve("relay.pem.new"), "cut off");
    assertThat(isBelieved(AnswerKey.open(folder))).isTrue();
    assertThat(isBelieved(first)).isFalse();
  }

  private boolean isBelieved(AnswerKey key) throws Exception {
    return Signatures.verify(
        new KeyFolder(folder, Clock.systemUTC()).publicKey("relay_public.pem"),
        "0\n200\n{}".getBytes(StandardCharsets.UTF_8),
        key.sign("0", 200, BODY));
  }
}
