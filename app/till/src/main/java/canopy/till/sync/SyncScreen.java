package canopy.till.sync;

import canopy.core.barcode.CodeReader;
import canopy.till.ui.Formats;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Head office: what has not been sent on the left; how the line is, and its keys, on the right. */
final class SyncScreen implements Screen {
  private final SyncModel model;
  private final SyncActions actions;
  private final ManageFrame frame;
  private final DataTable<UnsentSale> table;

  SyncScreen(Surroundings around, SyncModel model, HeadOfficeWords words, SyncActions actions) {
    Texts texts = around.look().texts();
    Formats formats = around.look().formats();
    this.model = model;
    this.actions = actions;
    this.table =
        new DataTable<>(texts, model.unsent, "sync.nounsent", UnsentSale::seq)
            .figures("sync.line", 90, sale -> Long.toString(sale.seq()))
            .names("sync.receipt", UnsentSale::saleId)
            .words("sync.at", 140, sale -> words.time(sale.at()))
            .figures("sync.amount", 110, sale -> formats.money(sale.totalMinor()));
    VBox list =
        new VBox(Labels.word(texts.bound("sync.unsent"), "section-head"), Forms.tall(table));
    list.getStyleClass().add("stack");
    HBox content = new HBox(Forms.wide(list), new SyncPane(texts, model, words, actions));
    content.getStyleClass().add("split");
    this.frame = new ManageFrame(around, Place.HEAD_OFFICE, model.notice, content, List.of());
    frame
        .keys()
        .on("F2", "sync.trynow", actions::tryNow)
        .on("F4", "sync.enrol", actions::askEnrol)
        .on("F9", "sync.signoff", actions::askSignOff);
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return model.ask.get() == Ask.NOTHING
        ? frame.keys()
        : new KeyMap()
            .on("F12", "sync.answer", actions::answer)
            .on("Esc", "sync.cancel", actions::cancel)
            .plus(frame.keys());
  }

  /** Head office's page may show the code as a bar code or QR. */
  @Override
  public boolean scanned(String code) {
    if (model.ask.get() != Ask.ENROL) {
      return false;
    }
    model.code.set(CodeReader.content(code));
    return true;
  }

  @Override
  public void shown() {
    table.focusRows();
  }
}
