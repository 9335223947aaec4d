package io.dbmodernizer.runtime.step;

import java.time.Instant;
import java.util.function.Function;

/**
 * The name and the type of a value that one step sets and later steps read. A step declares its
 * keys as constants. The name and the stored text are part of the stored state, so neither changes
 * between releases.
 *
 * @param <T> the type of the value
 */
public final class OutputKey<T> {
  private final String name;
  private final Function<T, String> write;
  private final Function<String, T> read;

  private OutputKey(String name, Function<T, String> write, Function<String, T> read) {
    this.name = name;
    this.write = write;
    this.read = read;
  }

  /** Returns a key whose value is stored as it is. */
  public static OutputKey<String> text(String name) {
    return new OutputKey<>(name, Function.identity(), Function.identity());
  }

  /**
   * Returns a key of a yes or no, stored as {@code true} or {@code false}. Any other stored text is
   * read as false.
   */
  public static OutputKey<Boolean> flag(String name) {
    return new OutputKey<>(name, Object::toString, Boolean::parseBoolean);
  }

  /** Returns a key of a whole number, stored in decimal digits. */
  public static OutputKey<Integer> number(String name) {
    return new OutputKey<>(name, Object::toString, Integer::valueOf);
  }

  /** Returns a key of a point in time, stored as ISO 8601 in UTC. */
  public static OutputKey<Instant> instant(String name) {
    return new OutputKey<>(name, Instant::toString, Instant::parse);
  }

  /**
   * Returns a key with a stored form of its own.
   *
   * @param name unique within the stage
   * @param write returns the text that is stored
   * @param read reads what {@code write} returned; throws a {@link RuntimeException} on other texts
   */
  public static <T> OutputKey<T> of(
      String name, Function<T, String> write, Function<String, T> read) {
    return new OutputKey<>(name, write, read);
  }

  /** Returns the name under which the value is stored. */
  public String name() {
    return name;
  }

  String write(T value) {
    return write.apply(value);
  }

  /**
   * Reads a stored text.
   *
   * @throws IllegalStateException if the text is not of this key's form
   */
  T read(String text) {
    try {
      return read.apply(text);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the stored output " + name + " cannot be read: \"" + text + "\"", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
