package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PaymentCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that marks payment codes. */
class CodeMarksTest {
  private static final PaymentCode CODE = new PaymentCode("130061098828009406");
  @TempDir Path folder;

  private CodeMarks open(long seed) throws Exception {
    return CodeMarks.open(folder.resolve("keys"), new SplittableRandom(seed));
  }

  @Test
  void keepsItsKey() throws Exception {
    assertThat(open(1).mark(CODE)).isEqualTo(open(2).mark(CODE));
  }

  @Test
  void onlyTheTillsUserMayReadIt() throws Exception {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    open(1);
    Path file = folder.resolve("keys/payment-codes");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31})
  void aTornKeyIsMadeAnew(int length) throws Exception {
    open(1);
    Path file = folder.resolve("keys/payment-codes");
    Files.write(file, new byte[length]);
    Files.write(folder.resolve("keys/payment-codes.new"), new byte[3]);
    assertThat(open(2).mark(CODE)).isEqualTo(open(3).mark(CODE));
    assertThat(Files.size(file)).isEqualTo(32);
  }
}
