package canopy.till.sale;

import canopy.till.ui.Language;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Theme;
import org.junit.jupiter.api.Test;

/** Pictures of the sale screen; every word fits in every language. */
class SalePictureTest extends PictureTest {
  @Test
  void fullBasket() throws Exception {
    takeAll(
        "sale",
        look ->
            new SaleScreen(
                look, SaleSamples.filled(look.texts().language(), 8), SaleSamples.ignoring()));
  }

  @Test
  void emptyBasket() throws Exception {
    takeAll(
        "sale-empty",
        look -> {
          SaleModel model = SaleSamples.empty(look.texts().language(), 8);
          model.lastSale.set(
              SaleSamples.pick(
                  look.texts().language(),
                  "上一单 ¥184.00 · 现金 200.00 · 找零 16.00",
                  "Last sale ¥184.00 · cash 200.00 · change 16.00",
                  "Última venta ¥184.00 · efectivo 200.00 · cambio 16.00"));
          return new SaleScreen(look, model, SaleSamples.ignoring());
        });
  }

  @Test
  void forecourtsOfEverySize() throws Exception {
    for (int pumps : new int[] {4, 16, 24}) {
      for (Language language : Language.values()) {
        take(
            "sale-pumps-" + pumps,
            language,
            Theme.LIGHT,
            1280,
            800,
            look ->
                new SaleScreen(look, SaleSamples.filled(language, pumps), SaleSamples.ignoring()));
      }
    }
    take(
        "sale-pumps-24",
        Language.CHINESE,
        Theme.DARK,
        1920,
        1080,
        look ->
            new SaleScreen(look, SaleSamples.filled(Language.CHINESE, 24), SaleSamples.ignoring()));
  }

  @Test
  void searching() throws Exception {
    takeAll(
        "sale-search",
        look -> {
          SaleModel model = SaleSamples.filled(look.texts().language(), 8);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          model.notice.set(SaleSamples.printerNotice());
          screen.typed("k");
          screen.typed("l");
          model.hits.set(SaleSamples.hits(look.texts().language()));
          return screen;
        });
  }
}
