package canopy.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers told apart by their fixed bits. */
class AnswerParserTest {
  private static List<String> parse(String hex) {
    List<String> answers = new ArrayList<>();
    AnswerParser parser =
        new AnswerParser(
            new AnswerParser.Sink() {
              @Override
              public void realtime(int status) {
                answers.add("realtime " + Integer.toHexString(status));
              }

              @Override
              public void queued(int status) {
                answers.add("queued " + Integer.toHexString(status));
              }

              @Override
              public void automatic(int[] status) {
                answers.add("automatic " + Arrays.toString(status));
              }
            });
    for (byte b : HexFormat.of().parseHex(hex)) {
      parser.accept(new byte[] {b}, 1);
    }
    return answers;
  }

  @Test
  void tellsRealtimeAndQueuedAnswersApart() {
    assertThat(parse("16120003"))
        .containsExactly("realtime 16", "realtime 12", "queued 0", "queued 3");
  }

  @Test
  void putsAutomaticStatusTogetherEvenBetweenOtherAnswers() {
    assertThat(parse("121800030012"))
        .containsExactly("realtime 12", "automatic [24, 0, 3, 0]", "realtime 12");
  }

  @Test
  void automaticStatusCutOffByAnAnswerIsGivenUp() {
    assertThat(parse("180016")).containsExactly("realtime 16");
  }

  @Test
  void flowControlBytesAreNoAnswers() {
    assertThat(parse("131116")).containsExactly("realtime 16");
  }

  @Test
  void skipsTextBlocksAndProcessIds() {
    assertThat(parse("5f43414e4f50590016" + "37220102030400" + "12"))
        .containsExactly("realtime 16", "realtime 12");
  }

  @Test
  void readsTheMeasuredAnswersOfAPrinterWithPaperOut() {
    assertThat(StatusBits.faults(0x1E, 0x32, 0x12, 0x7E)).isEqualTo(Set.of(PrinterFault.PAPER_OUT));
    assertThat(StatusBits.faults(0x16, 0x12, 0x12, 0x12)).isEmpty();
    assertThat(StatusBits.paperEndQueued(0x0C)).isTrue();
  }

  @Test
  void readsEachFaultFromItsBit() {
    assertThat(StatusBits.faults(0x1A, 0x16, 0, 0x12)).isEqualTo(Set.of(PrinterFault.COVER_OPEN));
    assertThat(StatusBits.faults(0x1A, 0x52, 0x1A, 0x12))
        .isEqualTo(Set.of(PrinterFault.CUTTER_ERROR));
    assertThat(StatusBits.faults(0x1A, 0x52, 0x32, 0x12))
        .isEqualTo(Set.of(PrinterFault.UNRECOVERABLE_ERROR));
    assertThat(StatusBits.faults(0x1A, 0x52, 0x12, 0x12))
        .isEqualTo(Set.of(PrinterFault.UNRECOVERABLE_ERROR));
    assertThat(StatusBits.faults(0x1A, 0x1A, 0, 0x12)).isEqualTo(Set.of(PrinterFault.OFFLINE));
    assertThat(StatusBits.faults(0x12, 0x12, 0, 0x1E))
        .isEqualTo(Set.of(PrinterFault.PAPER_NEAR_END));
    assertThat(StatusBits.faults(new int[] {0x38, 0x40, 0x0F, 0}))
        .isEqualTo(
            Set.of(
                PrinterFault.COVER_OPEN, PrinterFault.RECOVERABLE_ERROR, PrinterFault.PAPER_OUT));
  }
}
