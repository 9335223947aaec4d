package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every resource of a type, as data: its name and address, its methods, how its
 * changes run. A type states only what differs from the usual; it declares itself once, when it is
 * constructed.
 */
public final class TypeDeclaration {

  private final String name;
  private final PathPattern pattern;
  private final NameRule names;
  private Set<String> methods = Set.of("PUT", "PATCH", "DELETE");
  private Set<String> queryParameters = Set.of();
  private Set<String> judged = Set.of();
  private Polling creation = Polling.none();
  private Polling update = Polling.none();
  private Polling deletion = Polling.none();
  private String longDeletionSince = "";
  private int createdStatus = 201;
  private boolean visibleWhileCreated = true;
  private boolean outlivesParent;
  private boolean listedByParent = true;
  private boolean showsState = true;
  private @Nullable String implicitName;

  private TypeDeclaration(String name, PathPattern pattern, NameRule names) {
    this.name = name;
    this.pattern = pattern;
    this.names = names;
  }

  /**
   * Returns the declaration of a usual type.
   *
   * @param name its name in Azure's spelling, for example {@code Microsoft.Sql/servers}
   * @param pattern path pattern of one resource
   * @param names rule for names
   */
  public static TypeDeclaration of(String name, String pattern, NameRule names) {
    return new TypeDeclaration(name, PathPattern.of(pattern), names);
  }

  /**
   * Returns the declaration of a type that has one resource below each parent. It exists without
   * having been created.
   *
   * @param only the name of the resource
   */
  public static TypeDeclaration single(String name, String pattern, String only) {
    return of(name, pattern, NameRule.only(only)).implicit(only);
  }

  /** Sets the methods that exist besides GET, HEAD and list. The usual ones are all three. */
  public TypeDeclaration methods(List<String> only) {
    this.methods = Set.copyOf(only);
    return this;
  }

  /** Sets the query parameters that the type obeys where Azure has them. Others are refused. */
  public TypeDeclaration obeying(String... parameters) {
    this.queryParameters = Set.of(parameters);
    return this;
  }

  /**
   * Sets the JSON pointers of the properties about which {@code build} says the last word, for
   * example because it takes an instruction from them or spells them in another way. Of all other
   * properties, what was written is kept beside what {@code build} returns, and a value that it has
   * changed is refused.
   */
  public TypeDeclaration judging(String... pointers) {
    this.judged = Set.of(pointers);
    return this;
  }

  /** Sets how a creation runs. The usual one is done when it is answered. */
  public TypeDeclaration creating(Polling polling) {
    this.creation = polling;
    return this;
  }

  /** Sets how an update by PUT or PATCH runs. The usual one is done when it is answered. */
  public TypeDeclaration updating(Polling polling) {
    this.update = polling;
    return this;
  }

  /** Sets how a deletion runs. The usual one is done when it is answered. */
  public TypeDeclaration deleting(Polling polling) {
    return deletingSince("", polling);
  }

  /**
   * Sets how a deletion runs in an api-version and later ones. It is done when it is answered in
   * earlier ones.
   */
  public TypeDeclaration deletingSince(String apiVersion, Polling polling) {
    this.longDeletionSince = apiVersion;
    this.deletion = polling;
    return this;
  }

  /** Sets 200 in place of 201 as the status of a creation that is done when it is answered. */
  public TypeDeclaration created200() {
    this.createdStatus = 200;
    return this;
  }

  /** Declares that a resource cannot be read while it is being created. */
  public TypeDeclaration hiddenWhileCreated() {
    this.visibleWhileCreated = false;
    return this;
  }

  /** Declares that a resource stays when the resource it hangs on is deleted. */
  public TypeDeclaration outlivingParent() {
    this.outlivesParent = true;
    return this;
  }

  /** Declares that the parent cannot be asked for its resources of the type. */
  public TypeDeclaration notListed() {
    this.listedByParent = false;
    return this;
  }

  /** Declares that resources have no {@code provisioningState}. */
  public TypeDeclaration stateless() {
    this.showsState = false;
    return this;
  }

  /** Sets the only name of a resource that exists without having been created. */
  public TypeDeclaration implicit(String only) {
    this.implicitName = only;
    return this;
  }

  /** Returns the type's name in Azure's spelling. */
  public String name() {
    return name;
  }

  /** Returns the path pattern of one resource. */
  public PathPattern pattern() {
    return pattern;
  }

  /** Returns the rule for names. */
  public NameRule names() {
    return names;
  }

  /** Returns the methods that exist besides GET, HEAD and list. */
  public Set<String> methods() {
    return methods;
  }

  /** Returns the query parameters that are obeyed. */
  public Set<String> queryParameters() {
    return queryParameters;
  }

  /** Returns the JSON pointers of the properties that are not checked against what was written. */
  public Set<String> judged() {
    return judged;
  }

  /** Returns how a creation runs. */
  public Polling creation() {
    return creation;
  }

  /** Returns how an update runs. */
  public Polling update() {
    return update;
  }

  /** Returns how a deletion runs in an api-version. */
  public Polling deletion(String apiVersion) {
    return apiVersion.compareTo(longDeletionSince) < 0 ? Polling.none() : deletion;
  }

  /** Returns how changes run, in any api-version. */
  public Stream<Polling> pollings() {
    return Stream.of(creation, update, deletion);
  }

  /** Returns the status of a creation that is done when it is answered. */
  public int createdStatus() {
    return createdStatus;
  }

  /** Returns whether a resource can be read while it is being created. */
  public boolean visibleWhileCreated() {
    return visibleWhileCreated;
  }

  /** Returns whether a resource stays when the resource it hangs on is deleted. */
  public boolean outlivesParent() {
    return outlivesParent;
  }

  /** Returns whether the parent can be asked for its resources of the type. */
  public boolean listedByParent() {
    return listedByParent;
  }

  /**
   * Returns whether the subscription can be asked for all resources of the type: those that are
   * directly in a resource group.
   */
  public boolean listedBySubscription() {
    String top = PathPattern.GROUP + "/providers/" + name + "/{";
    return pattern.toString().startsWith(top) && name.indexOf('/') == name.lastIndexOf('/');
  }

  /** Returns whether resources have a {@code provisioningState}. */
  public boolean showsState() {
    return showsState;
  }

  /** Returns the only name of a resource that exists without having been created; else null. */
  public @Nullable String implicitName() {
    return implicitName;
  }
}
