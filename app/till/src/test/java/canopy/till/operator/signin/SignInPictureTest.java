package canopy.till.operator.signin;

import canopy.till.operator.pin.PinState;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.PumpActions;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SignInPictureTest extends PictureTest {
  private static final OperatorTile WANG = new OperatorTile("1001", "王芳", "收银员");
  private static final OperatorTile LI = new OperatorTile("2001", "李建国", "店长");

  private static SignInScreen screen(Look look, Consumer<SignInModel> state) {
    SignInModel model = new SignInModel();
    model.station.set("虹桥路加油站");
    model.date.set("2026-03-02 · 星期一");
    model.operators.set(
        List.of(
            WANG,
            new OperatorTile("1002", "María del Carmen Fernández", "Cajera"),
            new OperatorTile("1003", "Tom Baker", "Cashier"),
            new OperatorTile("1004", "陈晓", "收银员"),
            LI,
            new OperatorTile("9001", "赵工", "技术员")));
    state.accept(model);
    Surroundings around =
        new Surroundings(
            look,
            Around.empty(),
            Around.idle(),
            Around.pumps(),
            Around.none(PumpActions.class),
            place -> {});
    return new SignInScreen(around, model, Around.none(SignInActions.class));
  }

  @Test
  void peopleToChooseFrom() throws Exception {
    takeAll("signin-people", look -> screen(look, model -> {}));
  }

  @Test
  void pinIsDots() throws Exception {
    takeAll(
        "signin-pin",
        look ->
            screen(
                look,
                model -> {
                  model.chosen.set(WANG);
                  model.pin.length.set(3);
                }));
  }

  @Test
  void wrongPin() throws Exception {
    for (Language language : Language.values()) {
      take(
          "signin-wrong",
          language,
          Theme.LIGHT,
          1280,
          800,
          look ->
              screen(
                  look,
                  model -> {
                    model.chosen.set(WANG);
                    model.pin.state.set(PinState.WRONG);
                  }));
    }
  }

  @Test
  void lockedOut() throws Exception {
    for (Language language : Language.values()) {
      take(
          "signin-locked-out",
          language,
          Theme.DARK,
          1280,
          800,
          look ->
              screen(
                  look,
                  model -> {
                    model.chosen.set(WANG);
                    model.pin.state.set(PinState.LOCKED);
                    model.pin.figure.set(27);
                  }));
    }
  }

  @Test
  void numberTyped() throws Exception {
    take(
        "signin-number",
        Language.CHINESE,
        Theme.LIGHT,
        1280,
        800,
        look ->
            screen(
                look,
                model -> {
                  model.pin.state.set(PinState.ASKING_NUMBER);
                  model.pin.number.set("100");
                }));
  }

  @Test
  void autoLocked() throws Exception {
    takeAll(
        "signin-lock",
        look ->
            screen(
                look,
                model -> {
                  model.chosen.set(WANG);
                  model.locked.set(true);
                  model.waiting.set("R1-260302-0017 · 3 · ¥ 179.00");
                }));
  }

  @Test
  void databaseIsRebuiltBehindTheSignIn() throws Exception {
    takeAll("signin-rebuild", look -> screen(look, model -> model.catchingUpPermille.set(426)));
  }

  @Test
  void approval() throws Exception {
    for (Theme theme : Theme.values()) {
      for (Language language : Language.values()) {
        List<String> misfits =
            onFx(
                () -> {
                  Look look = look(language);
                  Shell shell = new Shell(look, 1280, 800);
                  shell.theme(theme);
                  shell.show(screen(look, model -> {}));
                  ApprovalModel model = new ApprovalModel();
                  model.action.set(look.texts().text("refusal.right.refund-without-receipt"));
                  model.subject.set("R1-260302-0017 · ¥ 179.00");
                  model.asker.set("王芳");
                  model.approvers.set(
                      List.of(LI, new OperatorTile("2002", "Ana Belén Ruiz", "Encargada")));
                  model.chosen.set(LI);
                  model.pin.length.set(2);
                  shell.openModal(
                      new ApprovalScreen(look, model, Around.none(ApprovalActions.class)));
                  return shoot("approval-" + language.suffix() + "-" + theme, shell.scene());
                });
        Assertions.assertThat(misfits).isEmpty();
      }
    }
  }

  @Test
  void newPin() throws Exception {
    for (PinChangeModel.Purpose purpose : PinChangeModel.Purpose.values()) {
      for (Language language : Language.values()) {
        take(
            "signin-new-pin-" + purpose,
            language,
            purpose == PinChangeModel.Purpose.FORCED ? Theme.DARK : Theme.LIGHT,
            1280,
            800,
            look -> {
              PinChangeModel model = new PinChangeModel();
              model.purpose.set(purpose);
              model.name.set("María del Carmen Fernández");
              model.pin.state.set(PinState.DIFFERENT);
              model.pin.length.set(2);
              return new PinChangeScreen(look, model, Around.none(PinChangeActions.class));
            });
      }
    }
  }

  @Test
  void personMenu() throws Exception {
    for (Language language : Language.values()) {
      take(
          "signin-person",
          language,
          Theme.LIGHT,
          1280,
          800,
          look ->
              new PersonScreen(
                  look.texts(),
                  Around.header(),
                  new SimpleObjectProperty<>(),
                  Around.none(PersonActions.class)));
    }
  }
}
