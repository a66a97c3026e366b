package canopy.till.catalogue.local;

import canopy.core.catalogue.LocalChange;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.ui.Around;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Pictures of what a station changed by itself. */
class LocalGoodsPictureTest extends PictureTest {
  private static LocalGoodsScreen screen(Look look, Consumer<LocalGoodsModel> state) {
    LocalGoodsModel model = new LocalGoodsModel();
    model.asked.set(true);
    model.rows.set(
        List.of(
            new LocalRow(
                91,
                "11月22日 14:02",
                "可乐 500ml\n1001 · 2001",
                "3.50 → 4.20",
                look.texts().text("local.waits"),
                true),
            new LocalRow(
                90,
                "22 Nov 13:40",
                "Empanada de la casa\n8412345678905 · 2001",
                "5.50",
                look.texts().text("local.accepted"),
                false),
            new LocalRow(
                82,
                "21 Nov 09:15",
                "95#\n2 · 2001",
                "7.86 → 7.79",
                look.texts().text("local.refused", "Below the agreed price of the region"),
                false)));
    state.accept(model);
    return new LocalGoodsScreen(Around.of(look), model, Around.none(LocalGoodsActions.class));
  }

  @Test
  void aPriceThatHeadOfficeIsAskedAbout() throws Exception {
    takeAll(
        "local-goods",
        look ->
            screen(
                look,
                model -> {
                  model.key.set("1001");
                  model.found.set(look.texts().text("local.now", "可乐 500ml", "3.50"));
                  model.price.set("4.20");
                  model.sign.set(look.texts().text("local.sign.before", "92# 7.99 · 95# 8.41"));
                  model.notice.set(Notice.of(Notice.Level.DONE, "local.asked", "1001"));
                }));
  }

  @Test
  void aNewArticle() throws Exception {
    var goods = CatalogueFiles.demo().load();
    takeAll(
        "local-goods-new",
        look ->
            screen(
                look,
                model -> {
                  model.kind.set(LocalChange.Kind.NEW_ARTICLE);
                  model.departments.set(goods.departments());
                  model.taxClasses.set(goods.taxClasses());
                  model.department.set(goods.departments().getFirst().id());
                  model.taxClass.set(goods.taxClasses().getFirst().id());
                  model.key.set("8412345678905");
                  model.name.set("Empanada");
                }));
  }
}
