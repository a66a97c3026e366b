package canopy.channel.setup;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.SetUpProblem;
import canopy.channel.settings.ChannelSettings;
import canopy.channel.settings.PaymentSettings;
import canopy.core.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set-up that the documentation shows is one. */
class DocumentTest {
  @TempDir Path keys;

  @Test
  void exampleIsRead() throws IOException {
    String document = Files.readString(Path.of("../docs/payments.md"));
    int begin = document.indexOf("    {\"channels\": [");
    int end = document.indexOf("\n    ]}", begin) + 7;
    PaymentSettings settings =
        Json.mapper().readValue(document.substring(begin, end), PaymentSettings.class);
    assertThat(settings.channels())
        .extracting(ChannelSettings::id)
        .containsExactly("wechat", "alipay", "unionpay", "pix");
    Channels opened = Channels.open(settings, keys, Clock.systemUTC(), new SecureRandom());
    assertThat(opened.problems())
        .as("all that is missing is the keys")
        .extracting(SetUpProblem::key)
        .containsExactly("channel.keymissing", "channel.keymissing", "channel.keymissing");
    assertThat(opened.channels()).hasSize(1);
  }
}
