package canopy.till.day;

import canopy.till.day.sheet.DayWords;
import canopy.till.naxml.NaxmlMapping;
import canopy.till.naxml.NaxmlMapping.Kind;
import canopy.till.station.Master;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a back office calls our things: the list, and its changes. FX thread; the disk elsewhere.
 */
final class CodeDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CodeDesk.class);
  private static final int LONGEST_CODE = 40;

  private final Texts texts;
  private final DayPort port;
  private final Executor background;
  private final DayModel model;
  private NaxmlMapping mapping = NaxmlMapping.EMPTY;

  CodeDesk(Texts texts, DayPort port, Executor background, DayModel model) {
    this.texts = texts;
    this.port = port;
    this.background = background;
    this.model = model;
  }

  void load() {
    background.execute(
        () -> {
          try {
            NaxmlMapping read = port.mapping();
            Fx.run(() -> show(read));
          } catch (IOException e) {
            LOG.warn("the mapping cannot be read", e);
            Fx.run(() -> model.notice.set(Notice.of(Notice.Level.REFUSED, "day.unreadable")));
          }
        });
  }

  void code(CodeRow row, String code) {
    String before = mapping.of(row.kind()).getOrDefault(row.id(), "");
    if (code.strip().equals(before)) {
      return; // Enter, and then leaving the field, say the same.
    }
    if (code.strip().length() > LONGEST_CODE) {
      model.notice.set(
          Notice.of(Notice.Level.REFUSED, "refusal.text-too-long", Integer.toString(LONGEST_CODE)));
      return;
    }
    model.notice.set(null);
    NaxmlMapping next = mapping.with(row.kind(), row.id(), code);
    show(next);
    background.execute(
        () -> {
          try {
            port.keep(next);
          } catch (IOException e) {
            LOG.warn("the mapping cannot be kept", e);
            Fx.run(() -> model.notice.set(Notice.of(Notice.Level.REFUSED, "day.notkept")));
          }
        });
  }

  private void show(NaxmlMapping read) {
    mapping = read;
    word();
  }

  /** Words the list again, when another language is spoken. */
  void word() {
    List<CodeRow> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String id : ids(port.master(), kind)) {
        String code = mapping.of(kind).getOrDefault(id, "");
        rows.add(new CodeRow(kind, id, name(port.words(), texts, kind, id), code));
      }
    }
    model.codes.set(rows);
  }

  /** All that the station has now, and what it had when somebody mapped it. */
  private Set<String> ids(Master master, Kind kind) {
    Set<String> ids = new LinkedHashSet<>();
    switch (kind) {
      case TENDER -> {
        master.config().tenders().forEach(tender -> ids.add(tender.id()));
        master.scanTenders().forEach(tender -> ids.add(tender.id()));
      }
      case TAX -> master.catalogue().taxClasses().forEach(taxClass -> ids.add(taxClass.id()));
      case DEPARTMENT -> {
        ids.addAll(List.of(NaxmlMapping.FUEL, NaxmlMapping.PREPAID, NaxmlMapping.RETURNED));
        master.catalogue().departments().forEach(department -> ids.add(department.id()));
      }
      case GRADE ->
          master.catalogue().grades().forEach(grade -> ids.add(Integer.toString(grade.id())));
    }
    ids.addAll(mapping.of(kind).keySet());
    return ids;
  }

  /** How something is called here. */
  static String name(DayWords words, Texts texts, Kind kind, String id) {
    return switch (kind) {
      case TENDER -> words.tender(id);
      case TAX -> words.taxClass(id);
      case DEPARTMENT ->
          switch (id) {
            case NaxmlMapping.FUEL -> texts.text("day.codes.fuel");
            case NaxmlMapping.PREPAID -> texts.text("day.codes.prepaid");
            case NaxmlMapping.RETURNED -> texts.text("day.codes.returned");
            default -> words.department(id);
          };
      case GRADE -> id.matches("\\d{1,9}") ? words.grade(Integer.parseInt(id)) : id;
    };
  }
}
