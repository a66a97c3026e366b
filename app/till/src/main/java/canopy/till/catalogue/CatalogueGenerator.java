package canopy.till.catalogue;

import canopy.core.barcode.CheckDigit;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes large catalogues for tests and benchmarks: distinct names in three languages, made of a
 * brand, a flavour, a product and a size, with valid GTINs. The same seed gives the same articles.
 */
public final class CatalogueGenerator {
  private static final int LIMIT = 500_000;
  private static final long SERIAL_RANGE = 1_000_000_000L;

  /** Odd and not a multiple of 5, so that it permutes the serial numbers. */
  private static final long SERIAL_STEP = 387_420_489L;

  /** Of the price, tax included; no other random number is drawn, so the rest stays as it was. */
  private static final long COST_PERCENT = 60;

  private static final String[][] BRAND = {
    {"金", "Jin"}, {"和", "He"}, {"康", "Kang"}, {"福", "Fu"}, {"乐", "Le"}, {"美", "Mei"},
    {"佳", "Jia"}, {"华", "Hua"}, {"丰", "Feng"}, {"海", "Hai"}, {"山", "Shan"}, {"天", "Tian"},
    {"龙", "Long"}, {"星", "Xing"}, {"光", "Guang"}, {"春", "Chun"}, {"泉", "Quan"}, {"味", "Wei"},
    {"香", "Xiang"}, {"宝", "Bao"}, {"瑞", "Rui"}, {"达", "Da"}, {"通", "Tong"}, {"力", "Li"},
    {"旺", "Wang"}, {"亿", "Yi"}, {"洁", "Jie"}, {"优", "You"}, {"品", "Pin"}, {"安", "An"},
    {"博", "Bo"}, {"清", "Qing"}, {"源", "Yuan"}, {"盛", "Sheng"}, {"庆", "Qing"}, {"东", "Dong"},
    {"北", "Bei"}, {"南", "Nan"}, {"明", "Ming"}, {"思", "Si"}, {"念", "Nian"}, {"洲", "Zhou"},
  };
  private static final String[][] FLAVOUR = {
    {"原味", "classic", "clásico"}, {"柠檬", "lemon", "limón"}, {"草莓", "strawberry", "fresa"},
    {"香橙", "orange", "naranja"}, {"葡萄", "grape", "uva"}, {"水蜜桃", "peach", "melocotón"},
    {"芒果", "mango", "mango"}, {"苹果", "apple", "manzana"}, {"薄荷", "mint", "menta"},
    {"巧克力", "chocolate", "chocolate"}, {"香草", "vanilla", "vainilla"}, {"抹茶", "matcha", "matcha"},
    {"麻辣", "spicy", "picante"}, {"五香", "five-spice", "cinco especias"}, {"番茄", "tomato", "tomate"},
    {"烧烤", "barbecue", "barbacoa"}, {"黄瓜", "cucumber", "pepino"}, {"海盐", "sea salt", "sal marina"},
    {"蜂蜜", "honey", "miel"}, {"椰香", "coconut", "coco"}, {"红枣", "red date", "dátil rojo"},
    {"芝麻", "sesame", "sésamo"}, {"无糖", "sugar-free", "sin azúcar"}, {"海苔", "seaweed", "alga"},
  };
  private static final String[][] PRODUCT = {
    {"drinks", "汽水", "soda", "refresco"},
    {"drinks", "果汁", "juice", "zumo"},
    {"drinks", "绿茶", "green tea", "té verde"},
    {"drinks", "乌龙茶", "oolong tea", "té oolong"},
    {"drinks", "矿泉水", "mineral water", "agua mineral"},
    {"drinks", "功能饮料", "energy drink", "bebida energética"},
    {"drinks", "咖啡饮料", "coffee drink", "bebida de café"},
    {"drinks", "豆奶", "soy milk", "leche de soja"},
    {"snacks", "薯片", "crisps", "patatas fritas"},
    {"snacks", "饼干", "biscuits", "galletas"},
    {"snacks", "蛋糕", "cake", "pastel"},
    {"snacks", "瓜子", "sunflower seeds", "pipas"},
    {"snacks", "牛肉干", "beef jerky", "cecina"},
    {"snacks", "锅巴", "rice crust", "corteza de arroz"},
    {"snacks", "爆米花", "popcorn", "palomitas"},
    {"snacks", "坚果", "nuts", "frutos secos"},
    {"candy", "口香糖", "chewing gum", "chicle"},
    {"candy", "软糖", "gummies", "gominolas"},
    {"candy", "硬糖", "hard candy", "caramelo"},
    {"candy", "威化", "wafer", "barquillo"},
    {"meals", "方便面", "instant noodles", "fideos instantáneos"},
    {"meals", "自热米饭", "self-heating rice", "arroz autocalentable"},
    {"meals", "八宝粥", "mixed congee", "gachas"},
    {"meals", "火腿肠", "ham sausage", "salchicha"},
    {"ice", "雪糕", "ice cream bar", "helado"},
    {"ice", "酸奶", "yoghurt", "yogur"},
    {"ice", "纯牛奶", "milk", "leche"},
    {"ice", "甜筒", "cone", "cono"},
    {"daily", "纸巾", "tissues", "pañuelos"},
    {"daily", "湿巾", "wet wipes", "toallitas"},
    {"daily", "洗手液", "hand wash", "jabón de manos"},
    {"car", "车载香水", "car freshener", "ambientador"},
  };
  private static final String[][] LIQUID = {
    {"ml", "250"}, {"ml", "330"}, {"ml", "500"}, {"ml", "600"}, {"ml", "950"}
  };
  private static final String[][] SOLID = {
    {"g", "45"}, {"g", "60"}, {"g", "75"}, {"g", "100"}, {"g", "150"}, {"g", "250"}
  };

  private CatalogueGenerator() {}

  /**
   * A catalogue of so many articles, with the departments, taxes and grades of the demonstration
   * station.
   *
   * @param count 0 to 500,000
   */
  public static Catalogue generate(int count, long seed) {
    Catalogue demo = DemoCatalogue.load();
    return Catalogue.of(
        demo.departments(), demo.taxClasses(), demo.grades(), articles(count, seed));
  }

  /**
   * Articles of departments {@code drinks, snacks, candy, meals, ice, daily, car} and tax class
   * {@code goods}; ids {@code G0000001} and on.
   *
   * @param count 0 to 500,000
   */
  public static List<Article> articles(int count, long seed) {
    if (count < 0 || count > LIMIT) {
      throw new IllegalArgumentException("0 to " + LIMIT + " articles, not " + count);
    }
    RandomGenerator random = new SplittableRandom(seed);
    Set<String> names = HashSet.newHashSet(count);
    List<Article> articles = new ArrayList<>(count);
    while (articles.size() < count) {
      int product = random.nextInt(PRODUCT.length);
      Names name = name(random, product);
      if (names.add(name.zh())) {
        articles.add(article(articles.size() + 1, name, PRODUCT[product][0], random));
      }
    }
    return articles;
  }

  private static Article article(
      int number, Names name, String department, RandomGenerator random) {
    long tenths = (50 + random.nextInt(4950)) * 100L;
    return new Article(
        String.format("G%07d", number),
        name,
        department,
        "goods",
        new UnitPrice(tenths),
        Quantity.Unit.PIECE,
        0,
        true,
        List.of(gtin(number)),
        false,
        new UnitPrice(tenths * COST_PERCENT / 100));
  }

  private static Names name(RandomGenerator random, int productIndex) {
    String[] first = BRAND[random.nextInt(BRAND.length)];
    String[] second = BRAND[random.nextInt(BRAND.length)];
    String[] flavour = FLAVOUR[random.nextInt(FLAVOUR.length)];
    String[] product = PRODUCT[productIndex];
    String[][] sizes = product[0].equals("drinks") ? LIQUID : SOLID;
    String[] size = sizes[random.nextInt(sizes.length)];
    String brand = first[1] + second[1].toLowerCase(Locale.ROOT);
    String amount = size[1] + " " + size[0];
    return new Names(
        first[0] + second[0] + flavour[0] + product[1] + " " + size[1] + size[0],
        brand + " " + flavour[1] + " " + product[2] + " " + amount,
        capitalised(product[3]) + " " + flavour[2] + " " + brand + " " + amount);
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String gtin(int number) {
    long serial = number * SERIAL_STEP % SERIAL_RANGE;
    String digits = String.format("69%d%09d", number % 10, serial);
    return digits + CheckDigit.of(digits);
  }
}
