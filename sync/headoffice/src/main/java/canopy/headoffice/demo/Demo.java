package canopy.headoffice.demo;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import canopy.headoffice.console.Role;
import canopy.headoffice.console.User;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.identity.Stations;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts head office with a station, goods and a user, and says where it is and how to get in. */
public final class Demo {
  private static final String SITE = "S001";
  private static final String TILL = "1";
  private static final int PASSWORD_BYTES = 12;

  private Demo() {}

  /** The folder of its data is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("HEADOFFICE_DATA", Path.of(arguments[0]).toString());
    HeadOffice headOffice = HeadOffice.start(Settings.from(environment));
    Runtime.getRuntime().addShutdownHook(new Thread(headOffice::close, "stop"));
    fill(headOffice);
    String password = password();
    if (headOffice.users().none()) {
      headOffice
          .users()
          .add(new User("demo", "Demo", Role.HEAD_OFFICE, null, "en", true), password);
    } else {
      headOffice.users().setPassword("demo", password);
    }
    String address = "http://127.0.0.1:" + headOffice.port();
    System.out.println("Head office: " + address + "/console   name: demo   password: " + password);
    System.out.println(
        "To connect a till: Head office page of the till, address "
            + address
            + ", code "
            + headOffice.codes().make(SITE, TILL, "demo").text()
            + " (for till "
            + TILL
            + " of "
            + SITE
            + ", valid for an hour)");
    System.out.println("Ctrl+C ends it; its data stay in " + environment.get("HEADOFFICE_DATA"));
  }

  private static void fill(HeadOffice headOffice) {
    Stations stations = headOffice.stations();
    if (stations.site(SITE).isPresent()) {
      return;
    }
    stations.addSite(new Stations.Site(SITE, "Riverside", "Asia/Shanghai", "CNY"));
    stations.addTill(SITE, TILL);
    JsonMapper json = Json.mapper();
    List<Edit> edits = new ArrayList<>();
    Tax vat =
        new Tax(
            "vat",
            new Names("增值税", "VAT", "IVA"),
            Tax.Kind.PERCENT,
            new Rate(130_000),
            0,
            true,
            false,
            false);
    for (String id : List.of("standard", "fuel")) {
      TaxClass taxClass = new TaxClass(id, Names.same("13%"), List.of(vat));
      edits.add(Edit.everywhere(RecordKind.TAX_CLASS, id, json.valueToTree(taxClass)));
    }
    Department drinks = new Department("drinks", new Names("饮料", "Drinks", "Bebidas"));
    edits.add(Edit.everywhere(RecordKind.DEPARTMENT, "drinks", json.valueToTree(drinks)));
    List<String> grades = List.of("92#", "95#", "98#", "0#");
    for (int id = 1; id <= grades.size(); id++) {
      FuelGrade grade =
          new FuelGrade(
              id, Names.same(grades.get(id - 1)), "fuel", new UnitPrice(7_450 + 430L * id));
      edits.add(Edit.everywhere(RecordKind.GRADE, Integer.toString(id), json.valueToTree(grade)));
    }
    edits.add(article(json, "100001", new Names("矿泉水", "Water", "Agua"), 2_000, "6901234567892"));
    edits.add(
        article(json, "100002", new Names("绿茶", "Green tea", "Té verde"), 4_500, "6901234567809"));
    headOffice.feed().apply(edits, "demo");
  }

  private static Edit article(
      JsonMapper json, String id, Names name, long tenthsOfMinor, String code) {
    Article article =
        new Article(
            id,
            name,
            "drinks",
            "standard",
            new UnitPrice(tenthsOfMinor),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of(code),
            true);
    return Edit.everywhere(RecordKind.ARTICLE, id, json.valueToTree(article));
  }

  private static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
