package canopy.headoffice.console.goods;

import canopy.core.catalogue.Department;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.tax.TaxClass;
import canopy.headoffice.console.Form;
import canopy.headoffice.console.User;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Departments and tax classes: their lists, and a form for one of either. Request threads. */
final class GroupPages {
  private static final String LIST = "/console/goods/groups";
  private static final String DEPARTMENT = "/console/goods/department";
  private static final String TAX_CLASS = "/console/goods/tax-class";
  private static final int LAST_PLACE = 9_999;
  private static final List<String> OF_DEPARTMENT = List.of("zh", "en", "es", "order");

  private final Goods goods;
  private final Desk desk;

  GroupPages(Goods goods, Desk desk) {
    this.goods = goods;
    this.desk = desk;
  }

  void register(RoutesConfig routes) {
    routes.get(LIST, this::list);
    routes.get(DEPARTMENT, this::department);
    routes.post(DEPARTMENT, this::saveDepartment);
    routes.post(DEPARTMENT + "/remove", this::removeDepartment);
    routes.get(TAX_CLASS, this::taxClass);
    routes.post(TAX_CLASS, this::saveTaxClass);
    routes.post(TAX_CLASS + "/remove", this::removeTaxClass);
  }

  /**
   * A department or a tax class, as the page shows it.
   *
   * @param detail its place in the order, or its rates
   */
  public record Row(String scope, String id, String name, String detail) {}

  private void list(Context context) {
    User user = Desk.reader(context);
    Language language = Desk.language(context);
    Map<String, Object> model = desk.places(user);
    model.put(
        "departments",
        goods.departments().stream()
            .filter(one -> Desk.sees(user, one.scope()))
            .sorted(Comparator.comparingInt(one -> one.record().order()))
            .map(
                one ->
                    new Row(
                        one.scope(),
                        one.record().id(),
                        one.record().name(language),
                        Integer.toString(one.record().order())))
            .toList());
    model.put(
        "taxClasses",
        goods.taxClasses().stream()
            .filter(one -> Desk.sees(user, one.scope()))
            .map(
                one ->
                    new Row(
                        one.scope(),
                        one.record().id(),
                        one.record().name().in(language),
                        TaxForm.rates(one.record())))
            .toList());
    desk.pages().show(context, "goods-groups", model);
  }

  private void department(Context context) {
    User user = Desk.reader(context);
    String scope = Desk.scope(context, user);
    String id = Desk.query(context, "id");
    desk.pages().show(context, "department", desk.form(user, scope, departmentAt(scope, id), ""));
  }

  /** As it is; empty for a new one. */
  private Typed departmentAt(String scope, String id) {
    Map<String, String> fields = start(scope, id);
    OF_DEPARTMENT.forEach(name -> fields.put(name, ""));
    if (!id.isEmpty()) {
      Goods.Placed<Department> found =
          goods.department(scope, id).orElseThrow(() -> none(Saying.NO_DEPARTMENT, id));
      put(fields, "", found.record().name());
      fields.put("version", version(scope, found));
      fields.put("order", Integer.toString(found.record().order()));
    }
    return new Typed(fields);
  }

  private void removeDepartment(Context context) {
    remove(
        context,
        RecordKind.DEPARTMENT,
        "department",
        (user, scope, typed, problem) ->
            desk.form(user, scope, departmentAt(scope, typed.text("id")), problem));
  }

  private void removeTaxClass(Context context) {
    remove(
        context,
        RecordKind.TAX_CLASS,
        "tax-class",
        (user, scope, typed, problem) ->
            taxModel(user, scope, taxClassAt(scope, typed.text("id")), problem));
  }

  private void remove(Context context, RecordKind kind, String template, Desk.Again again) {
    desk.save(
        context,
        Typed.of(new Form(context), List.of()),
        template,
        (user, scope, typed) ->
            desk.note(
                context,
                user,
                kind.word() + ".removed",
                scope + " " + typed.id(),
                Optional.of(goods.removeGroup(kind, scope, typed.id(), typed.seen(), user.name())),
                null),
        again,
        LIST);
  }

  private void saveDepartment(Context context) {
    desk.save(
        context,
        Typed.of(new Form(context), OF_DEPARTMENT),
        "department",
        (user, scope, typed) -> {
          Department department =
              new Department(
                  typed.id(), typed.names(""), typed.whole("order", LAST_PLACE, Saying.ORDER_FORM));
          desk.note(
              context,
              user,
              "department.decided",
              scope + " " + department.id(),
              goods.put(scope, department, typed.seen(), user.name()),
              department);
        },
        desk::form,
        LIST);
  }

  private void taxClass(Context context) {
    User user = Desk.reader(context);
    String scope = Desk.scope(context, user);
    String id = Desk.query(context, "id");
    desk.pages().show(context, "tax-class", taxModel(user, scope, taxClassAt(scope, id), ""));
  }

  /** As it is; empty for a new one. */
  private Typed taxClassAt(String scope, String id) {
    Map<String, String> fields = start(scope, id);
    Optional<TaxClass> before = Optional.empty();
    if (!id.isEmpty()) {
      Goods.Placed<TaxClass> found =
          goods.taxClass(scope, id).orElseThrow(() -> none(Saying.NO_TAX_CLASS, id));
      before = Optional.of(found.record());
      put(fields, "", found.record().name());
      fields.put("version", version(scope, found));
    }
    TaxForm.fill(fields, before);
    return new Typed(fields);
  }

  private Map<String, Object> taxModel(User user, String scope, Typed typed, String problem) {
    Map<String, Object> model = desk.form(user, scope, typed, problem);
    model.put(
        "simple",
        goods
            .taxClass(scope, typed.text("id"))
            .map(one -> TaxForm.isSimple(one.record()))
            .orElse(true));
    return model;
  }

  private void saveTaxClass(Context context) {
    desk.save(
        context,
        Typed.of(new Form(context), TaxForm.FIELDS),
        "tax-class",
        (user, scope, typed) -> {
          String id = typed.id();
          TaxClass taxClass =
              TaxForm.read(typed, goods.taxClass(scope, id).map(Goods.Placed::record));
          desk.note(
              context,
              user,
              "taxClass.decided",
              scope + " " + id,
              goods.put(scope, taxClass, typed.seen(), user.name()),
              taxClass);
        },
        this::taxModel,
        LIST);
  }

  private static Map<String, String> start(String scope, String id) {
    Map<String, String> fields = new HashMap<>();
    fields.putAll(
        Map.of("scope", scope, "version", "0", "new", Boolean.toString(id.isEmpty()), "id", id));
    for (String name : List.of("zh", "en", "es")) {
      fields.put(name, "");
    }
    return fields;
  }

  /** Names into three fields. */
  static void put(Map<String, String> fields, String before, Names names) {
    fields.put(before + "zh", names.zh());
    fields.put(before + "en", names.en());
    fields.put(before + "es", names.es());
  }

  /** That of the scope's own record; 0 if it has the one of all. */
  private static String version(String scope, Goods.Placed<?> found) {
    return found.scope().equals(scope) ? Long.toString(found.version()) : "0";
  }

  private static Problem none(Saying saying, String id) {
    return Problem.of(Problem.Kind.NOT_FOUND, saying, id);
  }
}
