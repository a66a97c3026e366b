package canopy.headoffice.console.goods;

import canopy.headoffice.console.Console;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.identity.Stations;
import io.javalin.config.RoutesConfig;

/** Articles, departments and tax classes, to add and to change. Request threads. */
public final class GoodsPages {
  private final ArticlePages articles;
  private final GroupPages groups;

  public GoodsPages(Goods goods, Stations stations, Console console) {
    Desk desk = new Desk(stations, console.audit(), console.pages());
    articles = new ArticlePages(goods, desk);
    groups = new GroupPages(goods, desk);
  }

  public void register(RoutesConfig routes) {
    articles.register(routes);
    groups.register(routes);
  }
}
