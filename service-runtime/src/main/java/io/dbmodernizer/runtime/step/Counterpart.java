package io.dbmodernizer.runtime.step;

import io.dbmodernizer.events.MigrationRequested;
import java.util.Locale;

/**
 * A remote party that a run of a step calls and that may not answer. The runs share the threads of
 * the process by counterpart, so that one that hangs does not hold up the others.
 *
 * @param kind what it is
 * @param name host and port, server or id, in lower case
 */
public record Counterpart(Kind kind, String name) {

  /** The kinds. */
  public enum Kind {
    /** A server on whose databases migrations begin. */
    SOURCE("source"),
    /** A logical server in Azure. */
    TARGET("target server"),
    /** A subscription, as Resource Manager answers for it. */
    SUBSCRIPTION("subscription");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Returns the kind in words. */
    public String label() {
      return label;
    }
  }

  /** Converts the name to lower case, because names differ in no counterpart by case. */
  public Counterpart {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** Returns the server of a source database. */
  public static Counterpart source(String host, int port) {
    return new Counterpart(Kind.SOURCE, host + ":" + port);
  }

  /** Returns a logical server by its short name. */
  public static Counterpart target(String server) {
    return new Counterpart(Kind.TARGET, server);
  }

  /** Returns a subscription. */
  public static Counterpart subscription(String id) {
    return new Counterpart(Kind.SUBSCRIPTION, id);
  }

  /** Returns the server of the source of a request. */
  public static Counterpart source(MigrationRequested request) {
    return source(request.getSource().getHost(), request.getSource().getPort());
  }

  /** Returns the logical server of the target of a request. */
  public static Counterpart target(MigrationRequested request) {
    return target(request.getTarget().getServer().getName());
  }

  /** Returns the subscription of the target of a request. */
  public static Counterpart subscription(MigrationRequested request) {
    return subscription(request.getTarget().getAzure().getSubscriptionId());
  }

  /** Kind and name, for people. */
  @Override
  public String toString() {
    return kind.label() + " " + name;
  }
}
