package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.relay.RequestSigner;
import canopy.sync.TillKey;
import canopy.till.station.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaySignerTest {
  @TempDir Path folder;
  private DataFolder data;
  private HeadOfficeFiles files;

  @BeforeEach
  void open() throws IOException {
    data = new DataFolder(folder);
    files = new HeadOfficeFiles(data);
  }

  @Test
  void aTillThatIsNotEnrolledSignsNothing() {
    assertThat(RelaySigner.of(data, Clock.systemUTC(), new SecureRandom())).isNull();
  }

  @Test
  void itFollowsTheKeyOfANewEnrolment() throws Exception {
    TillKey first = files.nextKey();
    files.write(enrolled(first));
    files.enrolled(first);
    RequestSigner signer = RelaySigner.of(data, Clock.systemUTC(), new SecureRandom());
    assertThat(signer).isNotNull();
    assertThat(signature(signer)).contains(first.keyId());

    TillKey second = files.nextKey();
    assertThat(second.keyId()).isNotEqualTo(first.keyId());
    assertThat(signature(signer)).contains(first.keyId());
    files.write(enrolled(second));
    assertThat(signature(signer)).contains(second.keyId());
    assertThat(files.nextKey().keyId()).as("left to who enrols").isEqualTo(second.keyId());
    files.enrolled(second);
    assertThat(signature(signer)).contains(second.keyId());
  }

  @Test
  void withoutTheNewKeyItSignsWithTheOneItHas() throws Exception {
    TillKey key = files.nextKey();
    files.write(enrolled(key));
    files.enrolled(key);
    RequestSigner signer = RelaySigner.of(data, Clock.systemUTC(), new SecureRandom());
    assertThat(signer).isNotNull();
    files.write(enrolled(TillKey.create()));
    assertThat(signature(signer)).contains(key.keyId());
  }

  private static String signature(RequestSigner signer) {
    return signer.headers("POST", "/v1/relay?a=b", "{}").get("Signature-Input");
  }

  private static HeadOfficeSettings enrolled(TillKey key) {
    return new HeadOfficeSettings("http://127.0.0.1:1", null, "S1", "1", key.keyId(), false, null);
  }
}
