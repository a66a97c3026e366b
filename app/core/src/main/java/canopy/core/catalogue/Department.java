package canopy.core.catalogue;

/**
 * A department of the shop; the tabs of the hot keys and the groups of reports.
 *
 * @param id short and stable, such as {@code drinks}
 * @param name what screens call it
 */
public record Department(String id, Names name) {
  public Department {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a department needs an id");
    }
  }

  public String name(Language language) {
    return name.in(language);
  }
}
