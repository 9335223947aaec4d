package io.dbmodernizer.datamover.wholecopy;

import java.util.List;

/** The refusal to copy. No row of the target was changed. */
public final class WholeCopyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> obstacles;
  private final String remedy;

  WholeCopyRefusedException(List<String> obstacles, String remedy) {
    super(String.join("; ", obstacles));
    this.obstacles = List.copyOf(obstacles);
    this.remedy = remedy;
  }

  /** Returns one sentence for each obstacle. */
  public List<String> obstacles() {
    return obstacles;
  }

  /** Returns what to do. */
  public String remedy() {
    return remedy;
  }
}
