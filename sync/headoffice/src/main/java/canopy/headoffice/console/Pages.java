package canopy.headoffice.console;

import canopy.headoffice.feed.KnownNames;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.report.Figures;
import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages: templates under {@code console/}, everything put into them escaped. A template
 * has {@code me} (the user, or null), {@code names} (of people and goods), {@code csrf}, {@code
 * lang}, {@code path}, {@code here} (with its query), and {@code t(name, parts...)} for its words.
 * Any thread.
 */
public final class Pages {
  private final Words words;
  private final KnownNames names;
  private final PebbleEngine engine;

  Pages(Words words, KnownNames names) {
    this.words = words;
    this.names = names;
    ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("console/");
    loader.setSuffix(".peb");
    this.engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .extension(new TextExtension(words))
            .build();
  }

  /** Answers with a page. */
  public void show(Context context, String template, Map<String, ?> model) {
    context.contentType("text/html; charset=utf-8").result(render(context, template, model));
  }

  String render(Context context, String template, Map<String, ?> model) {
    Map<String, @Nullable Object> all = new HashMap<>(model);
    Sessions.@Nullable Session session = Door.sessionOf(context);
    all.put("me", session == null ? null : session.user());
    all.put("csrf", session == null ? "" : session.csrf());
    String language = Door.languageOf(context);
    all.put("lang", language);
    all.put("path", context.path());
    all.put("here", here(context));
    all.put("names", names.page(language, (of, id) -> words.say(language, "unnamed." + of, id)));
    PebbleTemplate page = engine.getTemplate(template);
    StringWriter out = new StringWriter();
    try {
      page.evaluate(out, all, Words.locale(language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The page's address, to come back to it; an answer to a form has none. */
  private static String here(Context context) {
    if (!context.method().name().equals("GET")) {
      return Door.HOME;
    }
    String query = context.queryString();
    return query == null ? context.path() : context.path() + "?" + query;
  }

  /** What a refusal says, in the language of the person. */
  public String sentence(Context context, Problem problem) {
    Saying saying = problem.saying();
    String key = saying == null ? "kind." + problem.kind().word() : saying.word();
    return words.say(Door.languageOf(context), "problem." + key, problem.parts().toArray());
  }

  Words words() {
    return words;
  }

  /**
   * {@code t('name', part, part)}, {@code tender('cash')} for a way to pay, {@code place('*')} for
   * where something counts, and {@code | figure} for a number in the reader's form.
   */
  private static final class TextExtension extends AbstractExtension {
    private final Words words;

    TextExtension(Words words) {
      this.words = words;
    }

    @Override
    public Map<String, Function> getFunctions() {
      return Map.of(
          "t",
          new Say(words),
          "tender",
          new SayNamed(words, "tender."),
          "place",
          new SayNamed(words, "place."));
    }

    @Override
    public Map<String, Filter> getFilters() {
      return Map.of("figure", new InReadersForm());
    }
  }

  private record InReadersForm() implements Filter {
    @Override
    public @Nullable List<String> getArgumentNames() {
      return null;
    }

    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return Figures.in(context.getLocale(), String.valueOf(input));
    }
  }

  private record Say(Words words) implements Function {
    private static final List<String> NO_NAMES = List.of();

    @Override
    public List<String> getArgumentNames() {
      return NO_NAMES;
    }

    @Override
    public Object execute(
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      Object language = context.getVariable("lang");
      Object[] parts = new Object[arguments.size() - 1];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = Objects.requireNonNullElse(arguments.get(Integer.toString(i + 1)), "");
      }
      return words.say(String.valueOf(language), String.valueOf(arguments.get("0")), parts);
    }
  }

  /** The name of a way to pay, or of all stations; what a station has itself keeps its key. */
  private record SayNamed(Words words, String prefix) implements Function {
    private static final List<String> KEY = List.of("key");

    @Override
    public List<String> getArgumentNames() {
      return KEY;
    }

    @Override
    public Object execute(
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      String key = String.valueOf(arguments.get("key"));
      String language = String.valueOf(context.getVariable("lang"));
      return words.all(language).getOrDefault(prefix + key, key);
    }
  }
}
