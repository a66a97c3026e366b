package canopy.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/**
 * The rules about sources. Each gives one sentence per place that breaks it, with file and line.
 */
final class SourceRules {
  static final int MAX_FILE_LINES = 400;
  static final int MAX_METHOD_LINES = 70;
  static final int MAX_PARAMETERS = 7;
  static final int MAX_COMPONENTS = 16;
  static final int MAX_TYPES = 20;

  private static final Pattern LATER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern MOCKS =
      Pattern.compile("\\b(org\\.mockito|org\\.easymock|io\\.mockk|org\\.powermock)\\b");
  private static final Set<TypeKind> FLOATING = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);
  private static final Set<String> FLOATING_TYPES = Set.of("Double", "Float");
  private static final Set<Tree.Kind> FLOATING_LITERALS =
      Set.of(Tree.Kind.DOUBLE_LITERAL, Tree.Kind.FLOAT_LITERAL);

  private SourceRules() {}

  static List<String> longFiles(List<Source> sources) {
    return sources.stream()
        .filter(source -> source.text().lines().count() > MAX_FILE_LINES)
        .map(source -> source.name() + " has " + source.text().lines().count() + " lines")
        .toList();
  }

  static List<String> longMethods(List<Source> sources) {
    return each(
        sources,
        MethodTree.class,
        (source, path, method) ->
            source.lines(method) > MAX_METHOD_LINES ? method.getName() + " is too long" : "");
  }

  /**
   * Constructors with more than 7 parameters. A record is data and its components have names at
   * every use, but past 16 it has an unnamed part inside (a journal line has 9).
   */
  static List<String> wideConstructors(List<Source> sources) {
    List<String> found = new ArrayList<>();
    found.addAll(
        each(
            sources,
            MethodTree.class,
            (source, path, method) -> {
              boolean constructor = method.getName().contentEquals("<init>");
              boolean record = enclosing(path).getKind() == Tree.Kind.RECORD;
              int parameters = method.getParameters().size();
              return constructor && !record && parameters > MAX_PARAMETERS
                  ? "takes " + parameters
                  : "";
            }));
    found.addAll(
        each(
            sources,
            ClassTree.class,
            (source, path, type) ->
                type.getKind() == Tree.Kind.RECORD && components(type) > MAX_COMPONENTS
                    ? "has " + components(type) + " components"
                    : ""));
    return found;
  }

  static List<String> crowdedPackages(List<Source> sources) {
    Map<String, Integer> types = new TreeMap<>();
    sources.forEach(
        source ->
            types.merge(source.packageName(), source.unit().getTypeDecls().size(), Integer::sum));
    return types.entrySet().stream()
        .filter(entry -> entry.getValue() > MAX_TYPES)
        .map(entry -> entry.getKey() + " has " + entry.getValue() + " types")
        .toList();
  }

  static List<String> packagesWithoutNullness(List<Source> sources) {
    Map<String, Boolean> marked = new TreeMap<>();
    for (Source source : sources) {
      boolean info = source.simpleName().equals("package-info");
      boolean here =
          info
              && source.unit().getPackageAnnotations().toString().contains("NullMarked")
              && source.text().contains("/**");
      if (!source.packageName().isEmpty()) {
        marked.merge(source.packageName(), here, Boolean::logicalOr);
      }
    }
    return marked.entrySet().stream()
        .filter(entry -> !entry.getValue())
        .map(entry -> entry.getKey() + " has no package-info with @NullMarked and a description")
        .toList();
  }

  static List<String> postponedWork(List<Source> sources) {
    return lines(sources, LATER);
  }

  static List<String> mocks(List<Source> sources) {
    return lines(sources, MOCKS);
  }

  static List<String> sleeps(List<Source> sources) {
    return lines(
        sources, Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|TimeUnit\\.\\w+\\.sleep\\b"));
  }

  /** Uses of an annotation, by its simple name. */
  static List<String> annotations(List<Source> sources, String simpleName) {
    return each(
        sources,
        AnnotationTree.class,
        (source, path, annotation) -> {
          String name = annotation.getAnnotationType().toString();
          return name.equals(simpleName) || name.endsWith("." + simpleName) ? "@" + simpleName : "";
        });
  }

  static List<String> publicTypesWithoutJavadoc(List<Source> sources) {
    return each(
        sources,
        ClassTree.class,
        (source, path, type) -> {
          boolean top = path.getParentPath().getLeaf() == source.unit();
          boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
          boolean silent = source.trees().getDocComment(path) == null;
          return top && open && silent ? type.getSimpleName() + " has no Javadoc" : "";
        });
  }

  /** Fields, parameters, locals, results and literals that are double or float. */
  static List<String> floatingPoint(List<Source> sources) {
    return each(
        sources, Tree.class, (source, path, tree) -> isFloating(tree) ? tree.toString() : "");
  }

  /** Numbers that are turned into double or float. */
  static List<String> floatingCasts(List<Source> sources) {
    return each(
        sources,
        TypeCastTree.class,
        (source, path, cast) -> isFloating(cast.getType()) ? cast.toString() : "");
  }

  private static boolean isFloating(Tree tree) {
    return switch (tree) {
      case PrimitiveTypeTree type -> FLOATING.contains(type.getPrimitiveTypeKind());
      case IdentifierTree name -> FLOATING_TYPES.contains(name.getName().toString());
      default -> FLOATING_LITERALS.contains(tree.getKind());
    };
  }

  private static int components(ClassTree record) {
    int count = 0;
    for (Tree member : record.getMembers()) {
      if (member instanceof VariableTree variable && !isStatic(variable.getModifiers())) {
        count++;
      }
    }
    return count;
  }

  private static boolean isStatic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.STATIC);
  }

  private static ClassTree enclosing(TreePath path) {
    TreePath parent = path.getParentPath();
    return parent.getLeaf() instanceof ClassTree type ? type : enclosing(parent);
  }

  private static List<String> lines(List<Source> sources, Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      int number = 0;
      for (String line : source.text().lines().toList()) {
        number++;
        if (pattern.matcher(line).find()) {
          found.add(source.name() + ":" + number + " " + line.strip());
        }
      }
    }
    return found;
  }

  private interface Rule<T extends Tree> {
    /** What is wrong with a tree; empty if nothing is. */
    String broken(Source source, TreePath path, T tree);
  }

  /** Applies a rule to every tree of a kind. */
  private static <T extends Tree> List<String> each(
      List<Source> sources, Class<T> kind, Rule<T> rule) {
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      new TreeScanner<Void, TreePath>() {
        @Override
        public Void scan(Tree tree, TreePath above) {
          if (tree == null) {
            return null;
          }
          TreePath path = above == null ? new TreePath(source.unit()) : new TreePath(above, tree);
          if (kind.isInstance(tree)) {
            String broken = rule.broken(source, path, kind.cast(tree));
            if (!broken.isEmpty()) {
              found.add(source.place(tree) + " " + broken);
            }
          }
          return super.scan(tree, path);
        }
      }.scan(source.unit(), null);
    }
    return found;
  }
}
