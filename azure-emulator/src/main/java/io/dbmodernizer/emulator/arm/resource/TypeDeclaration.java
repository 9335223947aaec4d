package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a resource type: its name and path, its methods, and the way in which changes
 * run. A type sets only what differs from the default. The setters change this object and return
 * it.
 */
public final class TypeDeclaration {

  private final String name;
  private final PathPattern pattern;
  private final NameRule names;
  private Set<String> methods = Set.of("PUT", "PATCH", "DELETE");
  private Set<String> queryParameters = Set.of();
  private Set<String> builtByType = Set.of();
  private Polling creation = Polling.none();
  private Polling update = Polling.none();
  private Polling deletion = Polling.none();
  private String longDeletionSince = "";
  private int createdStatus = 201;
  private boolean answersWithResource;
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
   * Returns a declaration with the defaults.
   *
   * @param name its name in Azure's spelling, for example {@code Microsoft.Sql/servers}
   * @param pattern path pattern of one resource
   * @param names rule for names
   */
  public static TypeDeclaration of(String name, String pattern, NameRule names) {
    return new TypeDeclaration(name, PathPattern.of(pattern), names);
  }

  /**
   * Returns the declaration of a type with exactly one, implicit resource below each parent.
   *
   * @param name its name in Azure's spelling
   * @param pattern path pattern of one resource
   * @param only name of the resource
   */
  public static TypeDeclaration single(String name, String pattern, String only) {
    return of(name, pattern, NameRule.only(only)).implicit(only);
  }

  /** Sets the methods besides GET, HEAD and list. Default: PUT, PATCH and DELETE. */
  public TypeDeclaration methods(List<String> only) {
    this.methods = Set.copyOf(only);
    return this;
  }

  /** Sets the query parameters that the type supports. Others are refused. Default: none. */
  public TypeDeclaration supporting(String... parameters) {
    this.queryParameters = Set.of(parameters);
    return this;
  }

  /**
   * Sets the properties whose value {@code build} decides, as JSON pointers. Examples are
   * instructions and values that {@code build} spells in another way. Every other written property
   * is added to the document of {@code build}. If {@code build} returns another value for one, the
   * request is refused. Default: none.
   */
  public TypeDeclaration builtByType(String... pointers) {
    this.builtByType = Set.of(pointers);
    return this;
  }

  /** Sets the polling of a creation. Default: no long-running operation. */
  public TypeDeclaration creating(Polling polling) {
    this.creation = polling;
    return this;
  }

  /** Sets the polling of an update by PUT or PATCH. Default: no long-running operation. */
  public TypeDeclaration updating(Polling polling) {
    this.update = polling;
    return this;
  }

  /** Sets the polling of a deletion. Default: no long-running operation. */
  public TypeDeclaration deleting(Polling polling) {
    return deletingSince("", polling);
  }

  /**
   * Sets the polling of a deletion from an api-version on. In earlier versions a deletion is no
   * long-running operation.
   */
  public TypeDeclaration deletingSince(String apiVersion, Polling polling) {
    this.longDeletionSince = apiVersion;
    this.deletion = polling;
    return this;
  }

  /** Sets 200 instead of 201 as the status of a creation without a long-running operation. */
  public TypeDeclaration created200() {
    this.createdStatus = 200;
    return this;
  }

  /**
   * Declares that a long-running creation or update is answered with 201 or 200 and the resource,
   * not with 202, also where callers follow it by headers.
   */
  public TypeDeclaration answeringWithResource() {
    this.answersWithResource = true;
    return this;
  }

  /** Declares that a resource cannot be read while it is being created. */
  public TypeDeclaration hiddenWhileCreated() {
    this.visibleWhileCreated = false;
    return this;
  }

  /** Declares that an extension resource stays when the resource that it extends is deleted. */
  public TypeDeclaration outlivingParent() {
    this.outlivesParent = true;
    return this;
  }

  /** Declares that the type has no list operation below its parent. */
  public TypeDeclaration notListed() {
    this.listedByParent = false;
    return this;
  }

  /** Declares that resources have no {@code provisioningState}. */
  public TypeDeclaration stateless() {
    this.showsState = false;
    return this;
  }

  /** Declares an implicit resource with this name: it exists although nobody has created it. */
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

  /** Returns the methods besides GET, HEAD and list. */
  public Set<String> methods() {
    return methods;
  }

  /** Returns the names of the supported query parameters. */
  public Set<String> queryParameters() {
    return queryParameters;
  }

  /** Returns the JSON pointers of the properties whose value {@code build} decides. */
  public Set<String> builtByType() {
    return builtByType;
  }

  /** Returns the polling of a creation. */
  public Polling creation() {
    return creation;
  }

  /** Returns the polling of an update. */
  public Polling update() {
    return update;
  }

  /** Returns the polling of a deletion in an api-version. */
  public Polling deletion(String apiVersion) {
    return apiVersion.compareTo(longDeletionSince) < 0 ? Polling.none() : deletion;
  }

  /** Returns the pollings of all changes in all api-versions. */
  public Stream<Polling> pollings() {
    return Stream.of(creation, update, deletion);
  }

  /** Returns the HTTP status of a creation without a long-running operation: 200 or 201. */
  public int createdStatus() {
    return createdStatus;
  }

  /** Returns true if a long-running creation or update is answered with the resource. */
  public boolean answersWithResource() {
    return answersWithResource;
  }

  /** Returns true if a resource can be read while it is being created. */
  public boolean visibleWhileCreated() {
    return visibleWhileCreated;
  }

  /** Returns true if a resource stays when the resource that it extends is deleted. */
  public boolean outlivesParent() {
    return outlivesParent;
  }

  /** Returns true if the type has a list operation below its parent. */
  public boolean listedByParent() {
    return listedByParent;
  }

  /**
   * Returns true if the type has a list operation below the subscription. Types directly in a
   * resource group have one.
   */
  public boolean listedBySubscription() {
    String top = PathPattern.GROUP + "/providers/" + name + "/{";
    return pattern.toString().startsWith(top) && name.indexOf('/') == name.lastIndexOf('/');
  }

  /** Returns true if resources have a {@code provisioningState}. */
  boolean showsState() {
    return showsState;
  }

  /** Returns the name of the implicit resource, null if the type has none. */
  public @Nullable String implicitName() {
    return implicitName;
  }
}
