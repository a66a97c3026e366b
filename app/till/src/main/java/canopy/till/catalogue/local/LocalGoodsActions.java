package canopy.till.catalogue.local;

import canopy.core.catalogue.LocalChange;

/** What can be done on the page. FX thread; every call returns at once. */
interface LocalGoodsActions {
  void choose(LocalChange.Kind kind);

  /** Says what the typed number or code is. */
  void find();

  /** Chooses the grade whose price changes. */
  void grade(String number);

  void department(String id);

  void taxClass(String id);

  /** The price sign shows what was asked for. */
  void confirmSign();

  /** Makes the change. */
  void save();
}
