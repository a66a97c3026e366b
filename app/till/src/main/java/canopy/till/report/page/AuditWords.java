package canopy.till.report.page;

import canopy.core.bill.Resolution;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.operator.HeldBack;
import canopy.core.operator.Right;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankAlarm;
import canopy.till.store.query.AuditKind;
import canopy.till.ui.Language;
import canopy.till.ui.Refusals;
import canopy.till.ui.StockWords;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The audit list in the reader's words. The database keeps what happened in short forms: ids,
 * numbers, and names of constants that never change. What is not understood is shown as it is kept.
 */
final class AuditWords {
  /** Numbers, names and what somebody wrote. */
  private static final UnaryOperator<String> KEPT = UnaryOperator.identity();

  private static final String PART = " · ";

  private final ReportFacts facts;
  private final SettingWords settings;
  private final Map<AuditKind, Form> forms = new EnumMap<>(AuditKind.class);

  AuditWords(ReportFacts facts) {
    this.facts = facts;
    this.settings = new SettingWords(facts);
    people();
    station();
    money();
    stock();
  }

  /** How the two columns of a kind are worded. */
  private record Form(UnaryOperator<String> subject, UnaryOperator<String> detail) {}

  /** What it was about. */
  String subject(AuditKind kind, String kept) {
    return worded(form(kind).subject(), kept);
  }

  /** More of it. */
  String detail(AuditKind kind, String kept) {
    return worded(form(kind).detail(), kept);
  }

  private static String worded(UnaryOperator<String> words, String kept) {
    try {
      return kept.isEmpty() ? kept : words.apply(kept);
    } catch (IllegalArgumentException | IndexOutOfBoundsException notAsExpected) {
      return kept;
    }
  }

  private void people() {
    word(
        facts::operator,
        KEPT,
        AuditKind.SIGNED_IN,
        AuditKind.SIGNED_OUT,
        AuditKind.LOCKED,
        AuditKind.UNLOCKED,
        AuditKind.PIN_REJECTED,
        AuditKind.LOCKOUT_LIFTED,
        AuditKind.TRAINING_STARTED,
        AuditKind.TRAINING_ENDED);
    word(facts::operator, kept -> facts.text("audit.say.temporary"), AuditKind.PIN_CHANGED);
    word(facts::operator, this::approved, AuditKind.APPROVED);
    word(KEPT, this::person, AuditKind.OPERATOR_CHANGED, AuditKind.OPERATOR_DECIDED);
    word(this::role, this::rights, AuditKind.ROLE_CHANGED, AuditKind.ROLE_DECIDED);
    word(
        persons -> each(words(persons), facts::operator),
        roles -> each(words(roles), this::role),
        AuditKind.PEOPLE_RELEASED);
    word(KEPT, whys -> each(words(whys), this::why), AuditKind.PEOPLE_HELD_BACK);
  }

  private void station() {
    word(boot -> "", KEPT, AuditKind.TILL_STARTED);
    word(settings::name, settings::change, AuditKind.SETTING_CHANGED);
    word(KEPT, whys -> each(words(whys), facts::leftOut), AuditKind.GOODS_LEFT_OUT);
    word(this::priced, this::prices, AuditKind.PRICE_CHANGED, AuditKind.LOCAL_CHANGE_MADE);
    word(KEPT, kept -> first(kept, this::answer), AuditKind.LOCAL_CHANGE_ANSWERED);
    word(this::grades, this::pumps, AuditKind.PUMP_PRICES_SET);
    word(
        this::grades,
        KEPT,
        AuditKind.PUMP_PRICES_REFUSED,
        AuditKind.SIGN_CONFIRMED,
        AuditKind.SIGN_OVERDUE);
    word(this::grades, this::when, AuditKind.SIGN_ASKED);
    word(
        this::pump,
        KEPT,
        AuditKind.PUMP_STOPPED,
        AuditKind.PUMP_RESTARTED,
        AuditKind.PUMP_SUSPENDED,
        AuditKind.PUMP_RESUMED);
  }

  private void money() {
    word(KEPT, facts::tender, AuditKind.TENDER_RETURNED);
    word(KEPT, this::reason, AuditKind.SALE_VOIDED, AuditKind.DRAWER_OPENED);
    word(
        KEPT,
        kept -> last(kept, this::reason),
        AuditKind.LINE_VOIDED,
        AuditKind.LINE_REDUCED,
        AuditKind.PRICE_OVERRIDDEN,
        AuditKind.LINE_DISCOUNTED);
    word(
        KEPT,
        kept -> kept.contains(PART) ? last(kept, this::reason) : reason(kept),
        AuditKind.SALE_DISCOUNTED);
    word(KEPT, facts::outcome, AuditKind.FILL_WRITTEN_OFF);
    word(KEPT, kept -> first(kept, this::resolved), AuditKind.BILL_RESOLVED);
    word(KEPT, kept -> facts.text("audit.say.by-itself"), AuditKind.SHIFT_OPENED);
    word(KEPT, this::drawer, AuditKind.DRAWER_ASSIGNED, AuditKind.DRAWER_RELEASED);
    word(KEPT, this::handedOver, AuditKind.SHIFT_HANDED_OVER);
    word(KEPT, kept -> first(kept, facts::operator), AuditKind.DIFFERENCE_ACCEPTED);
    word(
        KEPT,
        kept -> first(kept, this::reason),
        AuditKind.CASH_PAID_IN,
        AuditKind.CASH_PAID_OUT,
        AuditKind.CASH_DROPPED,
        AuditKind.FLOAT_CHANGED);
    word(KEPT, this::open, AuditKind.SHIFT_CLOSED);
  }

  private void stock() {
    word(this::tanks, this::occasion, AuditKind.READING_TYPED);
    word(KEPT, this::tank, AuditKind.DELIVERY_RECEIVED);
    word(this::tank, KEPT, AuditKind.DELIVERY_DETECTED, AuditKind.DELIVERY_DISMISSED);
    word(this::tank, this::alarms, AuditKind.TANK_ALARMED);
    word(this::rule, this::tank, AuditKind.STOCK_FLAGGED);
  }

  private void word(
      UnaryOperator<String> subject, UnaryOperator<String> detail, AuditKind... kinds) {
    for (AuditKind kind : kinds) {
      forms.put(kind, new Form(subject, detail));
    }
  }

  private Form form(AuditKind kind) {
    return forms.getOrDefault(kind, new Form(KEPT, KEPT));
  }

  /** A first word that stands for something, and what somebody wrote after it. */
  private static String first(String kept, UnaryOperator<String> words) {
    int space = kept.indexOf(' ');
    return space < 0
        ? words.apply(kept)
        : words.apply(kept.substring(0, space)) + " · " + kept.substring(space + 1);
  }

  /** The last of several parts, where somebody may have said why. */
  private static String last(String kept, UnaryOperator<String> words) {
    int at = kept.lastIndexOf(PART);
    int from = at + PART.length();
    return at < 0 ? kept : kept.substring(0, from) + words.apply(kept.substring(from));
  }

  private static List<String> listed(String kept) {
    if (!kept.startsWith("[") || !kept.endsWith("]")) {
      throw new IllegalArgumentException("no list: " + kept);
    }
    String inside = kept.substring(1, kept.length() - 1);
    return inside.isEmpty() ? List.of() : List.of(inside.split(", ", -1));
  }

  private static List<String> words(String kept) {
    return List.of(kept.split(" ", -1));
  }

  private static String number(String kept) {
    return Integer.toString(Integer.parseInt(kept));
  }

  private static String each(List<String> all, UnaryOperator<String> words) {
    return all.stream().map(words).collect(Collectors.joining(", "));
  }

  private String approved(String kept) {
    int space = kept.indexOf(' ');
    Right allowed = Right.valueOf(kept.substring(0, space));
    String right = facts.text(Refusals.key(allowed));
    String action = kept.substring(space + 1).strip();
    String pump = "pump ";
    if (allowed == Right.CHANGE_SETTINGS) {
      action = settings.name(action);
    } else if (action.startsWith(pump)) {
      action = pump(action.substring(pump.length()));
    } else if (Arrays.stream(Occasion.values()).map(Enum::name).anyMatch(action::equals)) {
      action = occasion(action);
    } else if (action.equals("training")) {
      action = ""; // The right says it.
    }
    return action.isEmpty() ? right : right + " · " + action;
  }

  private String right(String name) {
    return facts.text(Refusals.key(Right.valueOf(name)));
  }

  /** All rights that a role has; those in brackets with approval. */
  private String rights(String kept) {
    return each(
        words(kept),
        name ->
            name.startsWith("(")
                ? facts.text("audit.say.approval", right(name.substring(1, name.length() - 1)))
                : right(name));
  }

  /** Name, role, language, and a dash for who may not sign in. */
  private String person(String kept) {
    boolean out = kept.endsWith(" -");
    String is = out ? kept.substring(0, kept.length() - 2) : kept;
    int language = is.lastIndexOf(' ');
    int role = is.lastIndexOf(' ', language - 1);
    String words =
        is.substring(0, role)
            + " · "
            + role(is.substring(role + 1, language))
            + " · "
            + speaks(is.substring(language + 1));
    return out ? words + " · " + facts.text("audit.say.out") : words;
  }

  private static String speaks(String kept) {
    return Arrays.stream(Language.values())
        .filter(language -> language.rules().name().equals(kept))
        .map(Language::ownName)
        .findFirst()
        .orElse(kept);
  }

  private String role(String id) {
    return facts.names().role(id, facts.language());
  }

  private String why(String name) {
    return facts.text(
        switch (HeldBack.Why.valueOf(name)) {
          case LAST_WITH_RIGHT -> "audit.say.held-last";
          case NUMBER_TAKEN -> "audit.say.held-taken";
          case UNKNOWN_ROLE -> "audit.say.held-role";
          case TOO_MANY -> "audit.say.held-many";
          case NOT_VALID -> "audit.say.held-invalid";
        });
  }

  private String priced(String kept) {
    String key = kept.substring(kept.indexOf(' ') + 1);
    return kept.startsWith(PlannedPrice.Target.GRADE.name()) ? grade(key) : facts.article(key);
  }

  /** Before the arrow is nothing if there was no price. */
  private String prices(String kept) {
    int arrow = kept.indexOf('>');
    String before = kept.substring(0, arrow).strip();
    return (before.isEmpty() ? "–" : price(before)) + " → " + price(kept.substring(arrow + 2));
  }

  private String grade(String id) {
    return facts.grade(Integer.parseInt(id));
  }

  private String price(String tenthsOfMinor) {
    return facts.formats().unitPrice(Long.parseLong(tenthsOfMinor));
  }

  private String grades(String kept) {
    return each(
        words(kept),
        one -> {
          int is = one.indexOf('=');
          return grade(one.substring(0, is)) + " " + price(one.substring(is + 1));
        });
  }

  private String pump(String number) {
    return facts.text("fuel.pumpnumber", number(number));
  }

  private String pumps(String kept) {
    return each(listed(kept), this::pump);
  }

  private String when(String step) {
    return facts.text(
        switch (Integer.parseInt(step)) {
          case 1 -> "audit.say.sign-before";
          case 2 -> "audit.say.sign-after";
          default -> throw new IllegalArgumentException("no step: " + step);
        });
  }

  private String answer(String sign) {
    return facts.text(
        switch (sign) {
          case "+" -> "audit.say.yes";
          case "-" -> "audit.say.no";
          default -> throw new IllegalArgumentException("no answer: " + sign);
        });
  }

  private String resolved(String how) {
    return facts.text(
        switch (Resolution.valueOf(how)) {
          case GIVEN_BACK -> "bills.done.giveback";
          case ATTACHED -> "bills.done.attach";
          case EXPLAINED -> "bills.done.explain";
          case BOOKED -> "bills.done.book";
        });
  }

  private String drawer(String kept) {
    int space = kept.lastIndexOf(' ');
    return kept.substring(0, space) + " · " + facts.operator(kept.substring(space + 1));
  }

  private String handedOver(String kept) {
    int arrow = kept.indexOf(" > ");
    return facts.operator(kept.substring(0, arrow))
        + " → "
        + facts.operator(kept.substring(arrow + 3));
  }

  private String reason(String id) {
    return facts.names().reason(id, facts.language());
  }

  private String open(String kept) {
    String number = number(kept.substring(0, kept.indexOf(' ')));
    return number.equals("0") ? "" : facts.text("audit.say.open", number);
  }

  private String tank(String number) {
    return facts.text("stock.tank", number(number));
  }

  private String tanks(String kept) {
    return each(listed(kept), this::tank);
  }

  private String occasion(String name) {
    return facts.text(
        switch (Occasion.valueOf(name)) {
          case SHIFT_OPEN -> "audit.say.shift-open";
          case SHIFT_CLOSE -> "audit.say.shift-close";
          case DAY_CLOSE -> "stock.dip.dayclose";
          case DELIVERY_BEFORE -> "audit.say.delivery-before";
          case DELIVERY_AFTER -> "audit.say.delivery-after";
          case PERIODIC -> "audit.say.periodic";
          case MANUAL -> "stock.dip.between";
        });
  }

  private String alarms(String kept) {
    List<String> alarms = listed(kept);
    return alarms.isEmpty()
        ? facts.text("audit.say.over")
        : each(alarms, alarm -> facts.text(StockWords.key(TankAlarm.valueOf(alarm))));
  }

  private String rule(String name) {
    return facts.text(StockWords.key(StockRule.valueOf(name)));
  }
}
