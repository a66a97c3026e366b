package canopy.headoffice.console.goods;

import canopy.headoffice.console.Console;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.feed.Prices;
import canopy.headoffice.identity.Stations;
import io.javalin.config.RoutesConfig;

/** Articles, departments, tax classes and prices, to add and to change. Request threads. */
public final class GoodsPages {
  private final ArticlePages articles;
  private final GroupPages groups;
  private final PricePages prices;

  public GoodsPages(Goods goods, Prices prices, Stations stations, Console console) {
    Desk desk = new Desk(stations, console.audit(), console.pages());
    articles = new ArticlePages(goods, desk);
    groups = new GroupPages(goods, desk);
    this.prices = new PricePages(prices, desk);
  }

  public void register(RoutesConfig routes) {
    articles.register(routes);
    groups.register(routes);
    prices.register(routes);
  }
}
