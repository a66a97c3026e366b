package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Batches come as if each were read when it is asked for. */
final class ReadAheadTest {
  /** Ten lines; notes where it was read from. */
  private static final class Lines implements JournalLines {
    private final List<Long> readFrom = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Override
    public long lastSeq() {
      return 10;
    }

    @Override
    public Batch read(long fromSeq, int mostLines, int mostBytes) throws IOException {
      readFrom.add(fromSeq);
      if (broken) {
        throw new IOException("no disk");
      }
      int lines = (int) Math.min(mostLines, 11 - fromSeq);
      return new Batch(new byte[] {(byte) fromSeq}, lines, new Head(fromSeq + lines - 1, ""));
    }

    @Override
    public String hash(long seq) {
      return "hash " + seq;
    }
  }

  private final Lines lines = new Lines();
  private final ReadAhead ahead = new ReadAhead(lines);

  @Test
  void readsTheNextBatchOnceAndNoneThatIsNotFull() throws Exception {
    assertThat(ahead.read(1, 4, 100).last().seq()).isEqualTo(4);
    assertThat(ahead.read(5, 4, 100).body().sent()).containsExactly(5);
    ahead.settle();
    assertThat(lines.readFrom).containsExactly(1L, 5L);
    assertThat(ahead.read(9, 4, 100).last().seq()).isEqualTo(10);
    assertThat(lines.readFrom).containsExactly(1L, 5L, 9L);
  }

  @Test
  void readsAnewWhatIsWantedOtherwise() throws Exception {
    ahead.read(1, 4, 100);
    assertThat(ahead.read(5, 2, 100).lines()).isEqualTo(2);
    assertThat(ahead.read(1, 4, 100).body().sent()).containsExactly(1);
    assertThat(ahead.hash(7)).isEqualTo("hash 7");
    assertThat(ahead.lastSeq()).isEqualTo(10);
  }

  @Test
  void saysTroubleWhereTheBatchIsAskedFor() throws Exception {
    ahead.read(1, 4, 100);
    ahead.settle();
    lines.broken = true;
    assertThatThrownBy(() -> ahead.read(5, 4, 100)).hasMessage("no disk");
    lines.broken = false;
    assertThat(ahead.read(5, 4, 100).body().sent()).containsExactly(5);
  }
}
