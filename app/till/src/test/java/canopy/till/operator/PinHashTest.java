package canopy.till.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinHashTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path folder;

  @Test
  void knowsItsPinAndNoOther() throws IOException {
    Pepper pepper = Pepper.open(folder, random);
    PinHash hash = PinHash.of(Pin.of("8302"), pepper, random);
    assertThat(hash.matches(Pin.of("8302"), pepper)).isTrue();
    assertThat(hash.matches(Pin.of("8303"), pepper)).isFalse();
    assertThat(hash.matches(Pin.of("83020"), pepper)).isFalse();
    assertThat(hash.matches(Pin.of(""), pepper)).isFalse();
  }

  @Test
  void survivesItsTextForm() throws IOException {
    Pepper pepper = Pepper.open(folder, random);
    PinHash hash = PinHash.of(Pin.of("8302"), pepper, random);
    assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1,keyid=").isASCII();
    assertThat(PinHash.parse(hash.text()).matches(Pin.of("8302"), pepper)).isTrue();
  }

  @Test
  void isWorthNothingWithoutThePepper() throws IOException {
    Pepper here = Pepper.open(folder.resolve("a"), random);
    Pepper there = Pepper.open(folder.resolve("b"), random);
    PinHash hash = PinHash.of(Pin.of("8302"), here, random);
    assertThat(hash.matches(Pin.of("8302"), there)).isFalse();
    assertThat(hash.pepperId()).isEqualTo(here.id()).isNotEqualTo(there.id());
  }

  @Test
  void saltsEveryHash() throws IOException {
    Pepper pepper = Pepper.open(folder, random);
    assertThat(PinHash.of(Pin.of("8302"), pepper, random).text())
        .isNotEqualTo(PinHash.of(Pin.of("8302"), pepper, random).text());
  }

  /** The test vector of RFC 9106, section 5.3: the library does what the standard says. */
  @Test
  void libraryComputesArgon2idOfTheStandard() {
    byte[] tag = new byte[32];
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withIterations(3)
            .withMemoryAsKB(32)
            .withParallelism(4)
            .withSalt(HexFormat.of().parseHex("02".repeat(16)))
            .withSecret(HexFormat.of().parseHex("03".repeat(8)))
            .withAdditional(HexFormat.of().parseHex("04".repeat(12)))
            .build());
    generator.generateBytes(HexFormat.of().parseHex("01".repeat(32)), tag);
    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8302",
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
        "$argon2id$v=19$m=9999999,t=2,p=1,keyid=0011223344556677$AAAAAAAAAAAAAAAAAAAAAA"
            + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void refusesTextThatIsNoHash(String text) {
    assertThatThrownBy(() -> PinHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesPepperOnceForTheTillsUserAlone() throws IOException {
    Path keys = folder.resolve("keys");
    String id = Pepper.open(keys, random).id();
    assertThat(Pepper.open(keys, random).id()).isEqualTo(id);
    Path file = keys.resolve("pepper");
    assertThat(Files.size(file)).isEqualTo(Pepper.LENGTH_BYTES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
  }

  @Test
  void startsAgainAfterPowerCutWhileMakingPepper() throws IOException {
    Files.writeString(folder.resolve("pepper.new"), "half");
    assertThat(Pepper.open(folder, random).secret()).hasSize(Pepper.LENGTH_BYTES);
  }

  @Test
  void neverReplacesDamagedPepper() throws IOException {
    Files.writeString(folder.resolve("pepper"), "short");
    assertThatThrownBy(() -> Pepper.open(folder, random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pepper is damaged (5 bytes instead of 32)")
        .hasMessageNotContaining("short");
    assertThat(folder.resolve("pepper")).hasContent("short");
  }
}
