package canopy.till.day;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.stock.Tank;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.day.sheet.DayWords;
import canopy.till.loop.TillSnapshot;
import canopy.till.naxml.NaxmlMapping;
import canopy.till.naxml.NaxmlMapping.Kind;
import canopy.till.receipt.PaperMaster;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.ReportFormat;
import canopy.till.station.Master;
import canopy.till.stock.Readings;
import canopy.till.store.query.ClosedDay;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CodeDeskTest {
  private static final CodeRow FUEL = new CodeRow(Kind.DEPARTMENT, NaxmlMapping.FUEL, "fuel", "");

  private final Texts texts = new Texts(Language.ENGLISH);
  private final DayModel model = new DayModel();
  private final List<NaxmlMapping> kept = new ArrayList<>();
  private final CodeDesk desk = new CodeDesk(texts, new KeptCodes(), Runnable::run, model);

  /** Keeps mappings, and has no days. */
  private final class KeptCodes implements DayPort {
    private final Master master = PaperMaster.demo();

    @Override
    public Master master() {
      return master;
    }

    @Override
    public long unsentLines() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Readings> readAll(String by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<Tank.Outlet, Integer> grades() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DaySheet today(TillSnapshot till) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ClosedDay> past() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DaySheet of(ClosedDay day) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int copies(LocalDate day) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path save(DaySections report, ReportFormat format, FileProgress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path naxml(ClosedDay day, FileProgress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public NaxmlMapping mapping() {
      return NaxmlMapping.EMPTY;
    }

    @Override
    public void keep(NaxmlMapping next) {
      kept.add(next);
    }

    @Override
    public DayWords words() {
      return new DayWords(texts, Language.ENGLISH, Formats.yuan(), master);
    }
  }

  @Test
  void keepsACodeOnceThoughEnterAndLeavingTheFieldBothSayIt() {
    desk.code(FUEL, "7001");
    desk.code(FUEL, " 7001 ");
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().of(Kind.DEPARTMENT)).containsEntry(NaxmlMapping.FUEL, "7001");
    desk.code(FUEL, "");
    assertThat(kept).hasSize(2);
  }

  @Test
  void saysThatACodeIsTooLong() {
    desk.code(FUEL, "7".repeat(41));
    assertThat(kept).isEmpty();
    Notice notice = model.notice.get();
    assertThat(notice).isNotNull();
    assertThat(notice.key()).isEqualTo("refusal.text-too-long");
    assertThat(texts.text(notice.key(), notice.arguments().toArray())).contains("40");
    desk.code(FUEL, "7".repeat(40));
    assertThat(kept).hasSize(1);
    assertThat(model.notice.get()).isNull();
  }
}
