package canopy.till.catalogue.local;

import canopy.core.barcode.CodeReader;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.LocalChange.Kind;
import canopy.core.tax.TaxClass;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The station's own changes on the left, with what became of them; the next one on the right. */
final class LocalGoodsScreen implements Screen {
  /** What else of an article is changed comes from a file. */
  private static final List<Kind> OFFERED =
      List.of(Kind.ARTICLE_PRICE, Kind.GRADE_PRICE, Kind.NEW_ARTICLE);

  private final Look look;
  private final Texts texts;
  private final LocalGoodsModel model;
  private final LocalGoodsActions actions;
  private final ManageFrame frame;
  private final DataTable<LocalRow> table;

  LocalGoodsScreen(Surroundings around, LocalGoodsModel model, LocalGoodsActions actions) {
    this.look = around.look();
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.table =
        new DataTable<>(texts, model.rows, "local.none", LocalRow::seq)
            .words("local.at", 150, LocalRow::at)
            .names("local.what", LocalRow::what)
            .figures("local.price", 150, LocalRow::price)
            .sentences("local.state", LocalRow::state)
            .tall();
    HBox split = new HBox(Forms.wide(table), form());
    split.getStyleClass().add("split");
    VBox content = new VBox(sign(), Forms.tall(split));
    content.getStyleClass().add("stack");
    this.frame = new ManageFrame(around, Place.PRICES, model.notice, content, List.of());
    frame
        .keys()
        .on("F2", "local.kind.ARTICLE_PRICE", () -> actions.choose(Kind.ARTICLE_PRICE))
        .on("F3", "local.kind.GRADE_PRICE", () -> actions.choose(Kind.GRADE_PRICE))
        .on("F4", "local.kind.NEW_ARTICLE", () -> actions.choose(Kind.NEW_ARTICLE))
        .on("F6", "local.find", actions::find)
        .on("F9", "local.sign.done", actions::confirmSign)
        .on("F12", "local.save", actions::save);
  }

  private Node sign() {
    Label sentence = Labels.sentence(model.sign, "warning-text");
    sentence.setId("local-sign");
    Button done =
        Keys.sign(Icon.APPROVE, texts.bound("local.sign.done"), actions::confirmSign, "primary");
    done.setId("local-sign-done");
    HBox row = new HBox(Forms.wide(sentence), done);
    sentence.setMaxWidth(Double.MAX_VALUE);
    row.getStyleClass().addAll("panel", "section", "key-row");
    row.setAlignment(Pos.CENTER_LEFT);
    Forms.showWhen(row, model.sign.isNotEmpty());
    return row;
  }

  private Node form() {
    FlowPane kinds = new FlowPane();
    kinds.getStyleClass().add("role-chips");
    for (Kind kind : OFFERED) {
      Button chip =
          Keys.word(texts.bound("local.kind." + kind), () -> actions.choose(kind), "chip");
      model.kind.addListener((source, before, now) -> Forms.mark(chip, now == kind));
      Forms.mark(chip, model.kind.get() == kind);
      kinds.getChildren().add(chip);
    }
    VBox key = Forms.field(texts.bound("local.key"), model.key, "local-key");
    if (key.getChildren().getLast() instanceof TextField typed) {
      typed.setOnAction(event -> actions.find());
    }
    Button find = Keys.sign(Icon.SEARCH, texts.bound("local.find"), actions::find);
    find.setId("local-find");
    HBox search = new HBox(Forms.wide(key), find);
    search.getStyleClass().add("role-head");
    search.setAlignment(Pos.BOTTOM_LEFT);
    Forms.showWhen(search, model.kind.isNotEqualTo(Kind.GRADE_PRICE));
    Label found = Labels.sentence(model.found, "plain-text");
    found.setId("local-found");
    Forms.showWhen(found, model.found.isNotEmpty());
    VBox fields =
        new VBox(
            kinds,
            search,
            grades(),
            found,
            whole(),
            Forms.field(texts.bound("local.newprice"), model.price, "local-price"),
            asked());
    fields.getStyleClass().add("person-fields");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("plain-scroll");
    Button save = Keys.sign(Icon.READY, texts.bound("local.save"), actions::save, "primary");
    save.setId("local-save");
    save.setMaxWidth(Double.MAX_VALUE);
    VBox form = new VBox(Forms.tall(scroll), save);
    form.getStyleClass().addAll("panel", "person-form");
    return form;
  }

  private Label asked() {
    return Labels.sentence(
        Bindings.createStringBinding(
            () -> texts.text(model.asked.get() ? "local.willask" : "local.wontask"),
            model.asked,
            texts.languageProperty()),
        "muted",
        "small");
  }

  /** A station has few grades: nobody types their numbers. */
  private Node grades() {
    FlowPane grades = new FlowPane();
    grades.getStyleClass().add("role-chips");
    model.grades.addListener((source, before, now) -> showGrades(grades));
    model.key.addListener((source, before, now) -> showGrades(grades));
    texts.languageProperty().addListener((source, before, now) -> showGrades(grades));
    showGrades(grades);
    VBox box = Forms.labelled(texts.bound("local.grade"), grades);
    Forms.showWhen(box, model.kind.isEqualTo(Kind.GRADE_PRICE));
    return box;
  }

  private void showGrades(FlowPane grades) {
    grades
        .getChildren()
        .setAll(
            chips(
                    model.key,
                    model.grades.get(),
                    grade -> Integer.toString(grade.id()),
                    grade -> new SimpleStringProperty(Words.name(look, grade.name())),
                    actions::grade)
                .getChildren());
  }

  /** What else a new article needs. */
  private Node whole() {
    FlowPane departments = new FlowPane();
    departments.getStyleClass().add("role-chips");
    FlowPane taxes = new FlowPane();
    taxes.getStyleClass().add("role-chips");
    model.departments.addListener((source, before, now) -> showChoices(departments, taxes));
    model.taxClasses.addListener((source, before, now) -> showChoices(departments, taxes));
    model.department.addListener((source, before, now) -> showChoices(departments, taxes));
    model.taxClass.addListener((source, before, now) -> showChoices(departments, taxes));
    texts.languageProperty().addListener((source, before, now) -> showChoices(departments, taxes));
    showChoices(departments, taxes);
    VBox box =
        new VBox(
            Forms.field(texts.bound("local.name"), model.name, "local-name"),
            Forms.labelled(texts.bound("local.department"), departments),
            Forms.labelled(texts.bound("local.tax"), taxes));
    box.getStyleClass().add("person-fields");
    Forms.showWhen(box, model.kind.isEqualTo(Kind.NEW_ARTICLE));
    return box;
  }

  private void showChoices(FlowPane departments, FlowPane taxes) {
    departments
        .getChildren()
        .setAll(
            chips(
                    model.department,
                    model.departments.get(),
                    Department::id,
                    each -> new SimpleStringProperty(Words.name(look, each.name())),
                    actions::department)
                .getChildren());
    taxes
        .getChildren()
        .setAll(
            chips(
                    model.taxClass,
                    model.taxClasses.get(),
                    TaxClass::id,
                    each -> new SimpleStringProperty(Words.name(look, each.name())),
                    actions::taxClass)
                .getChildren());
  }

  private static <T> FlowPane chips(
      StringProperty chosen,
      List<T> all,
      Function<T, String> id,
      Function<T, ObservableValue<String>> word,
      Consumer<String> choose) {
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("role-chips");
    for (T one : all) {
      Button chip = Keys.word(word.apply(one), () -> choose.accept(id.apply(one)), "chip");
      Forms.mark(chip, id.apply(one).equals(chosen.get()));
      chips.getChildren().add(chip);
    }
    return chips;
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }

  @Override
  public boolean scanned(String code) {
    model.key.set(CodeReader.content(code));
    actions.find();
    return true;
  }

  @Override
  public void shown() {
    table.focusRows();
  }
}
