package canopy.till.receipt;

import static canopy.till.receipt.PaperStation.fill;
import static canopy.till.receipt.PaperStation.yuan;

import canopy.core.catalogue.Names;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.Original;
import canopy.core.command.PaymentCommand;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.payment.CodeMark;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import java.util.List;
import java.util.Map;

/** Every kind of paper, as a station comes to print it. */
enum PaperKind {
  SALE(
      true,
      new Names("应收", "TOTAL", "TOTAL"),
      "23.41",
      "7.86",
      "184.00",
      "2 x 3.50",
      "1.250 kg x 12.80",
      "-0.70",
      "SLIP-0042",
      "不要袋子",
      "91000000TEST000001",
      "400-000-0000") {
    @Override
    void happen(PaperStation station) {
      station.hears(new FuelCommand.ReportFill(fill("pts-3-7", 3, 23_410, "184.00")));
      station.does(new SaleCommand.TakeFill("pts-3-7"));
      station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(2), null));
      station.does(new SaleCommand.SetLineDiscount(2, new Discount.Percent(Rate.percent(10))));
      station.does(new SaleCommand.AddArticle("1081", "1081", Quantity.grams(1_250), null));
      station.does(new SaleCommand.SetDiscount(new Discount.Amount(yuan("5.03"))));
      station.does(new SaleCommand.SetNote("不要袋子"));
      station.pays("card", yuan("100"));
      station.pays("cash", yuan("150"));
    }
  },
  REFUND(true, new Names("退货单", "REFUND", "DEVOLUCIÓN"), "-3.50") {
    @Override
    void happen(PaperStation station) {
      CompletedSale sold = sellCola(station, 2);
      Original original = new Original(sold, Map.of(), 0, station.state.seq());
      station.does(new SaleCommand.ReturnUnits(original, 1, 1));
      station.pays("cash", station.due());
    }
  },
  COPY(true, new Names("补打 第 1 次", "COPY No. 1", "COPIA N.º 1"), "7.00", "王芳") {
    @Override
    void happen(PaperStation station) {
      CompletedSale sold = sellCola(station, 2);
      station.does(
          new CounterCommand.Reprint(new Original(sold, Map.of(), 0, station.state.seq())));
    }
  },
  PREPAY(true, new Names("应收", "TOTAL", "TOTAL"), "200.00") {
    @Override
    void happen(PaperStation station) {
      station.does(new SaleCommand.AddPrepay(3, new Limit.ByAmount(yuan("200")), yuan("200")));
      station.pays("cash", yuan("200"));
    }
  },
  PREPAY_OF_A_GRADE(true, new Names("应收", "TOTAL", "TOTAL"), "200.00", "95#") {
    @Override
    void happen(PaperStation station) {
      station.does(new SaleCommand.AddPrepay(3, new Limit.ByAmount(yuan("200")), yuan("200"), 2));
      station.pays("cash", yuan("200"));
    }
  },
  PREPAY_LITRES(true, new Names("应收", "TOTAL", "TOTAL"), "39.30", "95#", "5.00", "7.86") {
    @Override
    void happen(PaperStation station) {
      station.does(new SaleCommand.PrepayLitres(3, 2, new Volume(5_000)));
      station.pays("cash", yuan("39.30"));
    }
  },
  PREPAY_COPY(true, new Names("实加", "filled", "servido"), "50.00", "95#", "6.36", "7.86") {
    @Override
    void happen(PaperStation station) {
      station.does(new SaleCommand.AddPrepay(3, new Limit.ByAmount(yuan("50")), yuan("50")));
      station.pays("cash", yuan("50"));
      station.hears(new FuelCommand.ReportFill(fill("pts-3-9", 3, 6_360, "50.00")));
      station.does(
          new CounterCommand.Reprint(
              new Original(station.last(), Map.of(), 0, station.state.seq())));
    }
  },
  PREPAY_REST(true, new Names("退余额", "rest returned", "resto devuelto"), "-16.00") {
    @Override
    void happen(PaperStation station) {
      PREPAY.happen(station);
      String prepay = station.last().id() + "/1";
      station.hears(new FuelCommand.ReportFill(fill("pts-3-9", 3, 23_410, "184.00")));
      station.does(new SaleCommand.ReturnRest(prepay));
      station.pays("cash", yuan("-16"));
    }
  },
  DRIVE_OFF(
      false,
      new Names("未付款离站记录", "Drive-off", "Fuga sin pagar"),
      "184.00",
      "23.41",
      "苏A·12345",
      "白色轿车 向北",
      "pts-3-7") {
    @Override
    void happen(PaperStation station) {
      writeOff(station, new WriteOff(FillOutcome.DRIVE_OFF, "苏A·12345", "白色轿车 向北"));
    }
  },
  NO_MEANS(
      false,
      new Names("加油欠款承诺书", "No means of payment", "Sin medio de pago"),
      "184.00",
      "23.41",
      "苏A·12345",
      "____________") {
    @Override
    void happen(PaperStation station) {
      writeOff(station, new WriteOff(FillOutcome.NO_MEANS_OF_PAYMENT, "苏A·12345", "手机没电"));
    }
  },
  PUMP_TEST(
      false, new Names("油机检测记录", "Pump test", "Prueba de surtidor"), "184.00", "23.41", "倒回 2 号罐") {
    @Override
    void happen(PaperStation station) {
      writeOff(station, new WriteOff(FillOutcome.PUMP_TEST, "", "倒回 2 号罐"));
    }
  },
  COMPANY_USE(
      false,
      new Names("自用油记录", "Company use", "Consumo propio"),
      "184.00",
      "23.41",
      "苏A·90001",
      "洗车机 张工") {
    @Override
    void happen(PaperStation station) {
      writeOff(station, new WriteOff(FillOutcome.COMPANY_USE, "苏A·90001", "洗车机 张工"));
    }
  },
  DAY_REPORT(
      false, new Names("日结单", "Day report", "Informe del día"), "2026-11-22", "23.41", "191.00") {
    @Override
    void happen(PaperStation station) {
      sellCola(station, 2);
      station.hears(new FuelCommand.ReportFill(fill("pts-4-1", 4, 23_410, "184.00")));
      station.does(new SaleCommand.TakeFill("pts-4-1"));
      station.pays("card", yuan("184"));
      DRIVE_OFF.happen(station);
      station.does(new CounterCommand.CloseDay());
    }
  },
  SHIFT_REPORT(
      false,
      new Names("交班单", "Shift report", "Informe de turno"),
      "S1-261122-1",
      "507.00",
      "506.50",
      "-0.50",
      "11-2209:59", // When the unpaid fill ended.
      "184.00",
      "多找零") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      station.hears(new FuelCommand.ReportFill(fill("pts-3-7", 3, 23_410, "184.00")));
      CashCount found = FLOAT.with(500, 1).with(100, 1).with(50, 1);
      station.does(new ShiftCommand.Count(found, Map.of("card", yuan("0"))));
      station.does(new ShiftCommand.AcceptDifference("多找零"));
      station.does(new ShiftCommand.Close(true, false, 12));
    }
  },
  SHIFT_WITH_DAY(false, new Names("未清点", "Not counted", "Sin contar"), "S1-261122-1", "207.00") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      station.does(new ShiftCommand.MoveCash(0, SAFE_DROP, yuan("300"), "", "18", null));
      station.does(new CounterCommand.CloseDay());
      station.prints("S1-261122-1");
    }
  },
  SHIFT_BLIND(
      false,
      new Names("应有金额只打印给有权查看的人", "printed for who may see it", "para quien puede verlo"),
      "S1-261122-1") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      station.blindly(new ShiftCommand.Close(false, false, 0));
    }
  },
  X_REPORT(false, new Names("X 报表 第 1 次", "X report 1", "Informe X 1"), "S1-261122-1", "507.00") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      station.does(new ShiftCommand.Report(false));
    }
  },
  X_REPORT_BLIND(false, new Names("不显示应有金额", "not shown", "no se muestra"), "S1-261122-1") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      station.does(new ShiftCommand.Report(true));
    }
  },
  COUNT_SLIP(false, new Names("清点单", "Count", "Recuento"), "S1-261122-1", "100.00x5", "506.50") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      CashCount found = FLOAT.with(500, 1).with(100, 1).with(50, 1);
      station.does(new ShiftCommand.Count(found, Map.of()));
    }
  },
  DROP_SLIP(
      false,
      new Names("投币", "Safe drop", "Caja fuerte"),
      "M1-261122-001",
      "300.00",
      "100.00x3",
      "袋号 17") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      CashCount notes = CashCount.NONE.with(10_000, 3);
      station.does(new ShiftCommand.MoveCash(0, SAFE_DROP, yuan("300"), "", "袋号 17", notes));
    }
  },
  PAID_OUT_SLIP(false, new Names("日常采购", "Supplies", "Compras"), "M1-261122-001", "35.80", "拖把两把") {
    @Override
    void happen(PaperStation station) {
      opened(station);
      station.does(
          new ShiftCommand.MoveCash(
              0, CashMovement.Kind.PAID_OUT, yuan("35.80"), "supplies", "拖把两把", null));
    }
  },
  PAYMENT_SLIP(false, new Names("支付待确认", "PAYMENT NOT CONFIRMED", "PAGO SIN CONFIRMAR"), "7.00") {
    @Override
    void happen(PaperStation station) {
      station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(2), null));
      station.does(
          new PaymentCommand.Scan(
              station.open().id(),
              0,
              PaperStation.WALLET.id(),
              yuan("7.00"),
              new CodeMark("13****9406", "00ff"),
              true));
      station.does(new PaymentCommand.ServeNext(station.open().id()));
    }
  },
  PAYMENT_CODE(false, new Names("扫码支付", "SCAN TO PAY", "ESCANEE Y PAGUE"), "2.00", "00S001") {
    @Override
    void happen(PaperStation station) {
      station.shows(PaperStation.WALLET, "2.00");
    }
  },
  PLATE_CODE(false, new Names("扫码支付", "SCAN TO PAY", "ESCANEE Y PAGUE"), "7.00", "00S001") {
    @Override
    void happen(PaperStation station) {
      station.shows(PaperStation.PLATE, "7.00");
    }
  },
  HANDED_BACK(false, new Names("台卡", "Plate", "Placa"), "2.00", "-2.00", "顾客离开") {
    @Override
    void happen(PaperStation station) {
      station.does(new PaymentCommand.Confirm(station.shows(PaperStation.PLATE, "2.00")));
      station.does(new PaymentCommand.HandBack(station.open().id(), 1, "cash", "顾客离开"));
    }
  },
  TEST_PAGE(false, new Names("打印测试", "Printer test", "Prueba de impresora"), "0123456789") {
    @Override
    void happen(PaperStation station) {
      station.does(new CounterCommand.PrintTest());
    }
  };

  /** Whether it carries a sale's number. */
  final boolean ofSale;

  /** What stands on it in the language of the papers. */
  final Names title;

  /** What stands on it in every language. */
  final List<String> words;

  PaperKind(boolean ofSale, Names title, String... words) {
    this.ofSale = ofSale;
    this.title = title;
    this.words = List.of(words);
  }

  /** Makes the station print it last. */
  abstract void happen(PaperStation station);

  PaperStation station() {
    PaperStation station = new PaperStation();
    happen(station);
    return station;
  }

  private static final CashMovement.Kind SAFE_DROP = CashMovement.Kind.SAFE_DROP;
  private static final CashCount FLOAT = CashCount.NONE.with(10_000, 5);

  /** With five hundred yuan, and a sale. */
  static void opened(PaperStation station) {
    station.does(new ShiftCommand.Open(FLOAT, ""));
    sellCola(station, 2);
  }

  private static CompletedSale sellCola(PaperStation station, int pieces) {
    station.does(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(pieces), null));
    station.pays("cash", station.due());
    return station.last();
  }

  private static void writeOff(PaperStation station, WriteOff why) {
    station.hears(new FuelCommand.ReportFill(fill("pts-3-7", 3, 23_410, "184.00")));
    station.does(new FuelCommand.WriteOffFill("pts-3-7", why));
  }
}
