package io.dbmodernizer.runtime.step;

import io.dbmodernizer.state.StageState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values that steps set for later steps of their stage. Immutable. It is the only class that reads
 * and writes them in a stage's state, where they are texts by name.
 */
public final class Outputs {
  /** No values. */
  public static final Outputs NONE = new Outputs(Map.of());

  private final Map<String, String> texts;

  private Outputs(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Returns a single value. */
  public static <T> Outputs of(OutputKey<T> key, T value) {
    return NONE.with(key, value);
  }

  /** Returns the values that a state holds; later changes of the state do not show. */
  public static Outputs of(StageState state) {
    return new Outputs(Map.copyOf(state.getOutputs()));
  }

  /** Returns these values and one more, which replaces an earlier value of its key. */
  public <T> Outputs with(OutputKey<T> key, T value) {
    return and(Map.of(key.name(), key.write(value)));
  }

  /** Returns these values and others; where both have a key, the other value counts. */
  public Outputs and(Outputs others) {
    return and(others.texts);
  }

  private Outputs and(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(texts);
    all.putAll(others);
    return new Outputs(Map.copyOf(all));
  }

  /** Returns whether a value is set, without reading it. */
  public boolean contains(OutputKey<?> key) {
    return texts.containsKey(key.name());
  }

  /**
   * Returns a value.
   *
   * @return empty if no step has set it
   * @throws IllegalStateException if the stored text is not of the key's form
   */
  public <T> Optional<T> find(OutputKey<T> key) {
    String text = texts.get(key.name());
    return text == null ? Optional.empty() : Optional.of(key.read(text));
  }

  /**
   * Returns a value that must be there.
   *
   * @throws IllegalStateException if no step has set it, which is a mistake in the stage's graph,
   *     or if the stored text is not of the key's form
   */
  public <T> T get(OutputKey<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("no earlier step has set output " + key));
  }

  /**
   * Returns a value or a default.
   *
   * @return the default if no step has set the value
   * @throws IllegalStateException if the stored text is not of the key's form
   */
  public <T> T getOrDefault(OutputKey<T> key, T absent) {
    return find(key).orElse(absent);
  }

  /** Adds these values to a state and replaces its values of the same keys. */
  public void storeIn(StageState state) {
    state.getOutputs().putAll(texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outputs outputs && texts.equals(outputs.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
