package canopy.till.report;

import canopy.core.operator.Role;
import canopy.till.report.page.ReportNames;
import canopy.till.station.Master;
import canopy.till.station.names.MasterNames;
import canopy.till.ui.Language;
import canopy.till.ui.Roles;
import canopy.till.ui.Texts;
import java.util.Map;
import java.util.function.Supplier;

/** What the master data in force says. */
public record StationNames(Supplier<Master> master, Texts texts) implements ReportNames {
  private MasterNames names(Language language) {
    return new MasterNames(master.get(), language.rules());
  }

  @Override
  public String grade(int id, Language language) {
    return names(language).grade(id);
  }

  @Override
  public String department(String id, Language language) {
    return names(language).department(id);
  }

  @Override
  public String article(String id, Language language) {
    return names(language).article(id);
  }

  @Override
  public String tender(String id, Language language) {
    return names(language).tender(id);
  }

  @Override
  public String tax(String id, Language language) {
    return names(language).tax(id);
  }

  @Override
  public String reason(String id, Language language) {
    return names(language).reason(id);
  }

  @Override
  public String role(String id, Language language) {
    Role role = master.get().people().role(id).orElseGet(() -> new Role(id, Map.of()));
    return texts.in(language, Roles.key(role));
  }

  @Override
  public String operator(String id) {
    return names(texts.language()).operator(id);
  }

  @Override
  public String station(Language language) {
    return texts.in(
        language, "report.station", master.get().config().site(), master.get().config().till());
  }
}
