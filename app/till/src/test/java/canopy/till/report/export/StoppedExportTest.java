package canopy.till.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that somebody stops is not there. */
class StoppedExportTest {
  private static final Texts TEXTS = new Texts(Language.CHINESE);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsStoppedLeavesNothing(ReportFormat format) throws IOException {
    for (int last : new int[] {0, 1, 30}) {
      assertThatThrownBy(
              () -> ReportExport.save(document(40), format, folder, "x", new StopsAt(last)))
          .isInstanceOf(CancellationException.class);
      assertThat(folder).isEmptyDirectory();
    }
    FileProgress progress = new FileProgress();
    assertThat(progress.part()).isZero();
    ReportExport.save(document(40), format, folder, "x", progress);
    assertThat(progress.part()).isEqualTo(1);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  /** The library writes its part when all rows are there. */
  @ParameterizedTest
  @EnumSource
  void itIsStoppedWhileItsBytesAreWritten(ReportFormat format) {
    FileProgress progress = new FileProgress();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            progress.stop();
          }
        };
    assertThatThrownBy(() -> ReportExport.write(document(2_000), format, out, progress))
        .isInstanceOf(CancellationException.class);
  }

  private static ReportDocument document(int count) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(List.of(Cell.of("商品" + i + "号"), Cell.money(i * 100L)));
    }
    List<Column> columns = List.of(Column.text("品名"), Column.money("金额"));
    return new ReportDocument(
        "日结报表",
        List.of(),
        List.of(),
        List.of(Section.summed("油品销售", columns, rows, "合计")),
        Wording.of(TEXTS, Language.CHINESE, Formats.yuan()));
  }
}
