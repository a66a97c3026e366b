package canopy.till.journal;

/**
 * Which till writes this journal. Written into every line, never changed in the life of a journal.
 *
 * @param site station number at head office, 1 to 32 of {@code A-Z a-z 0-9 . _ -}
 * @param till till number at the station, same characters
 */
public record Identity(String site, String till) {
  private static final int LONGEST = 32;

  public Identity {
    check(site);
    check(till);
  }

  private static void check(String name) {
    boolean good = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; good && i < name.length(); i++) {
      char c = name.charAt(i);
      good =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || ".-_".indexOf(c) >= 0;
    }
    if (!good) {
      throw new IllegalArgumentException(
          "a site or till name has 1 to 32 of A-Z a-z 0-9 . _ -, not \"" + name + "\"");
    }
  }
}
