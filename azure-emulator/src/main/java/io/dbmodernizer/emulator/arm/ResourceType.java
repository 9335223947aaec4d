package io.dbmodernizer.emulator.arm;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource type of a provider: its address, its names, what a valid body is and what happens
 * when a resource comes, changes and goes. Everything that is the same for all types is done by
 * {@link ResourceController}. A new type implements {@link #build} and overrides what differs.
 *
 * <p>{@link #build} and {@link #checkDelete} run with the emulator's lock held and must not block;
 * {@link #verify}, {@link #created}, {@link #updated}, {@link #settled}, {@link #failed} and {@link
 * #deleted} run without it.
 */
public abstract class ResourceType {

  /** The pattern of a resource group, with which the patterns of most types begin. */
  public static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}";

  private final String name;
  private final PathPattern pattern;
  private final NameRule names;

  /**
   * Describes a type.
   *
   * @param name its name, for example {@code Microsoft.Sql/servers}
   * @param pattern path pattern of one resource
   * @param names rule for names
   */
  protected ResourceType(String name, String pattern, NameRule names) {
    this.name = name;
    this.pattern = PathPattern.of(pattern);
    this.names = names;
  }

  /** Returns the type's name in Azure's spelling. */
  public final String name() {
    return name;
  }

  /** Returns the type's name in lower case, by which types are compared. */
  public final String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns the path pattern of one resource. */
  public final PathPattern pattern() {
    return pattern;
  }

  /** Returns the rule for names. */
  public final NameRule names() {
    return names;
  }

  /** Returns the methods that exist besides GET, HEAD and list. */
  public Set<String> methods() {
    return Set.of("PUT", "PATCH", "DELETE");
  }

  /**
   * Returns the query parameters that its operations obey where Azure has them. Others are refused.
   */
  public Set<String> queryParameters() {
    return Set.of();
  }

  /**
   * Returns the JSON pointers of the properties about which {@link #build} says the last word, for
   * example because it takes an instruction from them or spells them in another way. Of all other
   * properties, what was written is kept beside what {@link #build} returns, and a value that it
   * has made another one of is refused.
   */
  public Set<String> judged() {
    return Set.of();
  }

  /** Returns how a creation runs. */
  public Polling creation(String apiVersion) {
    return Polling.none();
  }

  /** Returns how an update by PUT or PATCH runs. */
  public Polling update(String apiVersion) {
    return Polling.none();
  }

  /** Returns how a deletion runs. */
  public Polling deletion(String apiVersion) {
    return Polling.none();
  }

  /** Returns the status of a creation that is done when it is answered. */
  public int createdStatus() {
    return 201;
  }

  /** Returns whether a resource can be read while it is being created. */
  public boolean visibleWhileCreated() {
    return true;
  }

  /** Returns whether a resource stays when the resource it hangs on is deleted. */
  public boolean outlivesParent() {
    return false;
  }

  /** Returns whether a resource stays when its resource group is deleted. */
  public boolean outlivesGroup() {
    return false;
  }

  /** Returns whether the parent can be asked for its resources of the type in the usual way. */
  public boolean listedByParent() {
    return true;
  }

  /** Returns whether the subscription can be asked for all resources of the type. */
  public boolean listedBySubscription() {
    return true;
  }

  /**
   * Checks what takes time, such as connections, before the change is looked at.
   *
   * @throws ArmException for every refusal
   */
  public void verify(ResourceChange change) {}

  /**
   * Judges a body and returns the resource it describes, without id, name and type. Secrets of the
   * body must not be part of it.
   *
   * @throws ArmException for every refusal
   */
  public abstract ObjectNode build(ResourceChange change);

  /**
   * Checks whether a resource may be deleted.
   *
   * @throws ArmException for every refusal
   */
  public void checkDelete(Resource resource, ArmRequest request) {}

  /** Makes a created resource real. May change the document. */
  public void created(Resource resource) {}

  /** Makes an update real. May change the document. */
  public void updated(Resource resource) {}

  /** Starts what follows a creation or update once it can be read. */
  public void settled(Resource resource) {}

  /** Undoes what {@link #created} did. */
  public void deleted(Resource resource) {}

  /**
   * Undoes what {@link #build} did outside of the document for a change that failed afterwards.
   *
   * @param resource what it would have been
   * @param verb whether it would have been created or updated
   */
  public void failed(Resource resource, Verb verb) {}

  /** Marks a document as one on which an operation runs. */
  public void markRunning(ObjectNode document, Verb verb) {
    Json.child(document, "properties").put("provisioningState", verb.provisioningState());
  }

  /** Marks a document as one on which no operation runs. */
  public void markSettled(ObjectNode document) {
    Json.child(document, "properties").put("provisioningState", "Succeeded");
  }

  /**
   * Marks a document whose last operation, which callers follow by reading the resource, failed.
   *
   * @param code Azure's error code
   * @param message what went wrong
   */
  public void markFailed(ObjectNode document, String code, String message) {
    Json.child(document, "properties").put("provisioningState", "Failed");
  }

  /** Returns what a caller sees of a resource. */
  public ObjectNode view(Resource resource, ArmRequest request) {
    return resource.body();
  }

  /** Returns the body of a 202 answer; null for none. */
  public @Nullable ObjectNode acceptedBody(Resource resource) {
    return null;
  }

  /** Returns the only name of a resource that exists without having been created; else null. */
  public @Nullable String implicitName() {
    return null;
  }

  /** Returns the document of {@link #implicitName()} as long as nobody has changed it. */
  public ObjectNode implicitDocument(ResourceId id) {
    throw new UnsupportedOperationException(name + " has no implicit resources");
  }

  /** Returns the refusal of a change while another operation runs. */
  public ArmException conflict(ResourceId id, Verb running) {
    return ArmException.conflict(
        "OperationInProgress", "Operation in progress on resource '" + id.name() + "' already.");
  }
}
