package canopy.till.station.limits;

/** Limits that stand together, in the order of the page. */
enum LimitGroup {
  SHIFT("limits.shift", "limits.shifthint"),
  TRUST("limits.trust", "limits.trusthint"),
  FINDINGS("limits.findings", "limits.findingshint"),
  TANKS("limits.tanks", "limits.tankshint");

  private final String key;
  private final String hintKey;

  LimitGroup(String key, String hintKey) {
    this.key = key;
    this.hintKey = hintKey;
  }

  /** The word in the texts. */
  String key() {
    return key;
  }

  /** What they do, in a sentence. */
  String hintKey() {
    return hintKey;
  }
}
