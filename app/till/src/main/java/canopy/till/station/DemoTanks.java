package canopy.till.station;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockSetup;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tanks of the demonstration station: one of 30,000 litres for each of the four grades, lying
 * cylinders of 2.5 metres with flat ends.
 */
final class DemoTanks {
  private static final String TABLE = "/canopy/till/demo/strapping.csv";
  private static final Volume CAPACITY = new Volume(30_000_000);
  private static final Volume SAFE_FILL = new Volume(28_500_000);
  private static final Volume DEAD_STOCK = new Volume(600_000);
  private static final int PETROL_PPM = 1_100;
  private static final int DIESEL_PPM = 840;
  private static final int TWENTY_DEGREES = 20_000;
  private static final int DIESEL = 4;

  private DemoTanks() {}

  static StockSetup setup() throws IOException {
    StrappingTable table = table();
    List<Tank> tanks = new ArrayList<>();
    for (int grade = 1; grade <= DIESEL; grade++) {
      tanks.add(
          new Tank(
              grade,
              grade,
              CAPACITY,
              SAFE_FILL,
              DEAD_STOCK,
              table,
              grade == DIESEL ? DIESEL_PPM : PETROL_PPM,
              TWENTY_DEGREES,
              List.of()));
    }
    StockSetup none = StockSetup.NONE;
    return new StockSetup(
        tanks,
        StockLimits.USUAL,
        none.readEveryMinutes(),
        none.answerSeconds(),
        none.settleSeconds());
  }

  private static StrappingTable table() throws IOException {
    List<StrappingTable.Point> points = new ArrayList<>();
    try (InputStream in = DemoTanks.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IOException("the program lacks " + TABLE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        long share = Long.parseLong(cells[1]);
        points.add(
            new StrappingTable.Point(
                Integer.parseInt(cells[0]),
                new Volume(
                    Rounding.HALF_UP.multiplyDivide(CAPACITY.millilitres(), share, Rate.ONE))));
      }
    }
    return new StrappingTable(points);
  }
}
