package canopy.till.price;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LeftOut;
import canopy.core.tax.TaxClass;
import canopy.till.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The goods that records of head office make, without those that do not fit together. Immutable.
 *
 * @param leftOut what does not fit
 */
record FittedGoods(Catalogue goods, List<LeftOut> leftOut) {
  static final String ARTICLE = "article";
  static final String GRADE = "grade";
  private static final Logger LOG = LoggerFactory.getLogger(FittedGoods.class);

  FittedGoods {
    leftOut = List.copyOf(leftOut);
  }

  /** Of all records; of two articles with one code the first has it. */
  static FittedGoods of(
      List<TaxClass> taxClasses,
      List<Department> departmentsInOrder,
      List<FuelGrade> grades,
      List<Article> articles) {
    Map<String, TaxClass> taxes = byId(taxClasses, TaxClass::id);
    Map<String, Department> departments = byId(departmentsInOrder, Department::id);
    List<LeftOut> leftOut = new ArrayList<>();
    List<FuelGrade> fitting = new ArrayList<>();
    for (FuelGrade grade : grades) {
      if (taxes.containsKey(grade.taxClass())) {
        fitting.add(grade);
      } else {
        String id = Integer.toString(grade.id());
        leftOut.add(new LeftOut(GRADE, id, LeftOut.Why.NO_TAX_CLASS));
      }
    }
    List<Article> whole = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (Article article : articles) {
      LeftOut.Why why = why(article, taxes.keySet(), departments.keySet(), codes);
      if (why == null) {
        codes.addAll(article.codes());
        whole.add(article);
      } else {
        leftOut.add(new LeftOut(ARTICLE, article.id(), why));
      }
    }
    if (!leftOut.isEmpty()) {
      LOG.warn(
          "{} records of head office do not fit, and are left out; the first is {}",
          leftOut.size(),
          leftOut.getFirst());
    }
    return new FittedGoods(
        Catalogue.of(departments.values(), taxes.values(), fitting, whole), leftOut);
  }

  private static LeftOut.@Nullable Why why(
      Article article, Set<String> taxes, Set<String> departments, Set<String> codes) {
    if (!taxes.contains(article.taxClass())) {
      return LeftOut.Why.NO_TAX_CLASS;
    }
    if (!departments.contains(article.department())) {
      return LeftOut.Why.NO_DEPARTMENT;
    }
    return article.codes().stream().anyMatch(codes::contains) ? LeftOut.Why.CODE_TAKEN : null;
  }

  /**
   * These goods after a record of an article changed; null if they must be made anew, because the
   * change may let others fit or keep them from it.
   *
   * @param before what the record was; null if the record is new and the last one
   */
  @Nullable FittedGoods with(@Nullable Article before, Article now) {
    Article here = goods.article(now.id()).orElse(null);
    boolean simple =
        goods.taxClass(now.taxClass()).isPresent()
            && goods.department(now.department()).isPresent()
            && (before == null
                ? here == null
                    && now.codes().stream().allMatch(code -> goods.byCode(code).isEmpty())
                : before.equals(here) && before.codes().equals(now.codes()));
    return simple ? new FittedGoods(goods.with(List.of(now)), leftOut) : null;
  }

  /** These goods with other fuel; null if they must be made anew. */
  @Nullable FittedGoods with(List<FuelGrade> grades) {
    boolean simple =
        leftOut.stream().noneMatch(one -> one.kind().equals(GRADE))
            && grades.stream().allMatch(one -> goods.taxClass(one.taxClass()).isPresent());
    return simple ? new FittedGoods(goods.withGrades(grades), leftOut) : null;
  }

  private static <T> Map<String, T> byId(List<T> records, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    records.forEach(record -> map.put(id.apply(record), record));
    return map;
  }
}
