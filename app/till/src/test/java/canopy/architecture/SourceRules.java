package canopy.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
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

  private SourceRules() {}

  static List<String> longFiles(List<Source> sources) {
    return sources.stream()
        .filter(source -> source.text().lines().count() > MAX_FILE_LINES)
        .map(source -> source.name() + " has " + source.text().lines().count() + " lines")
        .toList();
  }

  static List<String> longMethods(List<Source> sources) {
    return visit(
        sources,
        (source, found) ->
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitMethod(MethodTree method, Void unused) {
                if (source.lines(method) > MAX_METHOD_LINES) {
                  found.add(source.place(method) + " " + method.getName() + " is too long");
                }
                return super.visitMethod(method, unused);
              }
            });
  }

  /**
   * Constructors with more than 7 parameters. A record is data and its components have names at
   * every use, but past 16 it has an unnamed part inside (a journal line has 9).
   */
  static List<String> wideConstructors(List<Source> sources) {
    return visit(
        sources,
        (source, found) ->
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitMethod(MethodTree method, Void unused) {
                boolean constructor = method.getName().contentEquals("<init>");
                boolean record = enclosing(getCurrentPath()).getKind() == Tree.Kind.RECORD;
                if (constructor && !record && method.getParameters().size() > MAX_PARAMETERS) {
                  found.add(source.place(method) + " takes " + method.getParameters().size());
                }
                return super.visitMethod(method, unused);
              }

              @Override
              public Void visitClass(ClassTree type, Void unused) {
                if (type.getKind() == Tree.Kind.RECORD && components(type) > MAX_COMPONENTS) {
                  found.add(source.place(type) + " has " + components(type) + " components");
                }
                return super.visitClass(type, unused);
              }
            });
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
    return visit(
        sources,
        (source, found) ->
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitAnnotation(AnnotationTree annotation, Void unused) {
                String name = annotation.getAnnotationType().toString();
                if (name.equals(simpleName) || name.endsWith("." + simpleName)) {
                  found.add(source.place(annotation) + " @" + simpleName);
                }
                return super.visitAnnotation(annotation, unused);
              }
            });
  }

  static List<String> publicTypesWithoutJavadoc(List<Source> sources) {
    return visit(
        sources,
        (source, found) ->
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitClass(ClassTree type, Void unused) {
                boolean top = getCurrentPath().getParentPath().getLeaf() == source.unit();
                boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                if (top && open && source.trees().getDocComment(getCurrentPath()) == null) {
                  found.add(source.place(type) + " " + type.getSimpleName() + " has no Javadoc");
                }
                return super.visitClass(type, unused);
              }
            });
  }

  /** Fields, parameters, locals, results and literals that are double or float. */
  static List<String> floatingPoint(List<Source> sources) {
    return visit(
        sources,
        (source, found) ->
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitPrimitiveType(PrimitiveTypeTree type, Void unused) {
                if (FLOATING.contains(type.getPrimitiveTypeKind())) {
                  found.add(source.place(type) + " " + type);
                }
                return super.visitPrimitiveType(type, unused);
              }

              @Override
              public Void visitIdentifier(IdentifierTree name, Void unused) {
                if (Set.of("Double", "Float").contains(name.getName().toString())) {
                  found.add(source.place(name) + " " + name);
                }
                return super.visitIdentifier(name, unused);
              }

              @Override
              public Void visitLiteral(LiteralTree literal, Void unused) {
                if (Set.of(Tree.Kind.DOUBLE_LITERAL, Tree.Kind.FLOAT_LITERAL)
                    .contains(literal.getKind())) {
                  found.add(source.place(literal) + " " + literal);
                }
                return super.visitLiteral(literal, unused);
              }
            });
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

  private interface Scan {
    TreePathScanner<Void, Void> of(Source source, List<String> found);
  }

  private static List<String> visit(List<Source> sources, Scan scan) {
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      scan.of(source, found).scan(source.unit(), null);
    }
    return found;
  }
}
