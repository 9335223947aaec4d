package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource type of a provider: its address, its names, what a valid body is and what happens
 * when a resource comes, changes and goes. Everything that is the same for all types is done by
 * {@code ResourceController}. A new type declares itself and implements {@link #build}.
 *
 * <p>{@link #build} and {@link #checkDelete} run with the emulator's lock held and must not block;
 * {@link #verify}, {@link #created}, {@link #updated}, {@link #settled}, {@link #failed} and {@link
 * #deleted} run without it. {@link #created} and {@link #updated} of a change that is done when it
 * is answered run with the lock held.
 */
public abstract class ResourceType {

  private final TypeDeclaration declaration;

  /** Creates the type that a declaration describes. */
  protected ResourceType(TypeDeclaration declaration) {
    this.declaration = declaration;
  }

  /** Returns what holds for every resource of the type. */
  public final TypeDeclaration declaration() {
    return declaration;
  }

  /** Returns the type's name in Azure's spelling. */
  public final String name() {
    return declaration.name();
  }

  /** Returns the type's name in lower case, by which types are compared. */
  public final String key() {
    return name().toLowerCase(Locale.ROOT);
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
    if (declaration.showsState()) {
      Json.child(document, "properties").put("provisioningState", verb.provisioningState());
    }
  }

  /** Marks a document as one on which no operation runs. */
  public void markSettled(ObjectNode document) {
    if (declaration.showsState()) {
      Json.child(document, "properties").put("provisioningState", "Succeeded");
    }
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

  /** Returns the document of an implicit resource as long as nobody has changed it. */
  public ObjectNode implicitDocument(ResourceId id) {
    throw new UnsupportedOperationException(name() + " has no implicit resources");
  }

  /** Returns the refusal of a change while another operation runs. */
  public ArmException conflict(ResourceId id, Verb running) {
    return ArmException.conflict(
        "OperationInProgress", "Operation in progress on resource '" + id.name() + "' already.");
  }
}
