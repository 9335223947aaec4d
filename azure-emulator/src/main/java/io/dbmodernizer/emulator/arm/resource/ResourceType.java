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
 * A resource type of a provider: its declaration, the checks of its body, and the effects of
 * creation, change and deletion. {@code ResourceController} implements everything that is the same
 * for all types. A new type passes a declaration and implements {@link #build}.
 *
 * <p>{@link #build} and {@link #checkDelete} run with the emulator's lock held and must not block;
 * {@link #verify}, {@link #created}, {@link #updated}, {@link #completed}, {@link #failed} and
 * {@link #deleted} run without it. {@link #created} and {@link #updated} of a change without a
 * long-running operation run with the lock held.
 */
public abstract class ResourceType {

  private final TypeDeclaration declaration;

  /** Creates the type that a declaration describes. */
  protected ResourceType(TypeDeclaration declaration) {
    this.declaration = declaration;
  }

  /** Returns the declaration of the type. */
  public final TypeDeclaration declaration() {
    return declaration;
  }

  /** Returns the type's name in Azure's spelling. */
  public final String name() {
    return declaration.name();
  }

  /** Returns the type's name in lower case, the form in which types are compared. */
  public final String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Runs slow checks of a change, such as connections. Runs before {@link #build}.
   *
   * @throws ArmException if Azure refuses the change
   */
  public void verify(ResourceChange change) {}

  /**
   * Checks a body and returns the document of the resource without id, name and type. The document
   * must not hold secrets of the body.
   *
   * @throws ArmException if Azure refuses the change
   */
  public abstract ObjectNode build(ResourceChange change);

  /**
   * Checks whether a resource may be deleted.
   *
   * @throws ArmException if Azure refuses the deletion
   */
  public void checkDelete(Resource resource, ArmRequest request) {}

  /** Applies a creation, for example creates the database. May change the document. */
  public void created(Resource resource) {}

  /** Applies an update. May change the document. */
  public void updated(Resource resource) {}

  /** Starts work that follows a creation or update, after callers can read the resource. */
  public void completed(Resource resource) {}

  /** Reverts the effects of {@link #created} after the resource has been removed. */
  public void deleted(Resource resource) {}

  /**
   * Reverts effects that {@link #build} had outside of the document, for a change that failed
   * later.
   *
   * @param resource the resource that was not stored
   * @param verb CREATE or UPDATE
   */
  public void failed(Resource resource, Verb verb) {}

  /** Marks a document as one on which an operation runs. */
  public void markRunning(ObjectNode document, Verb verb) {
    if (declaration.showsState()) {
      Json.child(document, "properties").put("provisioningState", verb.provisioningState());
    }
  }

  /** Marks a document as one on which no operation runs: {@code Succeeded}. */
  public void markIdle(ObjectNode document) {
    if (declaration.showsState()) {
      Json.child(document, "properties").put("provisioningState", "Succeeded");
    }
  }

  /**
   * Marks a document whose last operation failed. Is called only for operations that callers follow
   * by reading the resource.
   *
   * @param code Azure's error code
   * @param message message of the failure
   */
  public void markFailed(ObjectNode document, String code, String message) {
    Json.child(document, "properties").put("provisioningState", "Failed");
  }

  /** Returns the document that a caller reads. */
  public ObjectNode view(Resource resource, ArmRequest request) {
    return resource.body();
  }

  /** Returns the body of a 202 answer, null for none. */
  public @Nullable ObjectNode acceptedBody(Resource resource) {
    return null;
  }

  /**
   * Returns the document of an implicit resource that no caller has changed.
   *
   * @throws UnsupportedOperationException if the type has no implicit resources
   */
  public ObjectNode implicitDocument(ResourceId id) {
    throw new UnsupportedOperationException(name() + " has no implicit resources");
  }

  /**
   * Returns the error for a change while another operation runs on the resource: 409
   * OperationInProgress, or the code of the provider.
   */
  public ArmException conflict(ResourceId id, Verb running) {
    return ArmException.conflict(
        "OperationInProgress", "Operation in progress on resource '" + id.name() + "' already.");
  }
}
