package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A child of a factory, for example datasets and pipelines. A written document may only refer to
 * existing children. A child cannot be deleted while another one refers to it.
 */
class FactoryPartType extends ResourceType {

  private static final String NAME = "[A-Za-z0-9_][^<>*#.%&:\\\\+?/]{0,259}";

  private final ResourceDirectory directory;

  /**
   * Creates a type.
   *
   * @param segment last segment of the type's name, for example {@code datasets}
   */
  FactoryPartType(ResourceDirectory directory, String segment) {
    super(
        TypeDeclaration.of(
                "Microsoft.DataFactory/factories/" + segment,
                FactoryPaths.part(segment),
                NameRule.of(
                    NAME,
                    "InvalidResourceName",
                    "A name has 1 to 260 characters without <>*#.%&:\\+?/ and starts with a letter, a digit or '_'."))
            .methods(List.of("PUT", "DELETE"))
            .builtByType("/properties")
            .created200()
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    if (!(change.body().get("properties") instanceof ObjectNode properties)) {
      throw ArmException.badRequest(
          "InvalidRequestContent", "The request content was invalid: 'properties' is required.");
    }
    ResourceId factory = Objects.requireNonNull(change.id().parent());
    for (Reference reference : Reference.in(properties)) {
      if (directory.find(reference.within(factory)).isEmpty()) {
        throw ArmException.badRequest(
            "BadRequest",
            "The document creation or update failed because of invalid reference '%s'."
                .formatted(reference.name()));
      }
    }
    ObjectNode document = change.document(null);
    document.set("properties", shown(change, properties.deepCopy()));
    document.put("etag", UUID.randomUUID().toString());
    return document;
  }

  /**
   * Returns the properties that are stored and answered, without secrets.
   *
   * @param properties a copy of the written properties, which may be changed
   * @throws ArmException if Azure refuses the properties
   */
  ObjectNode shown(ResourceChange change, ObjectNode properties) {
    return properties;
  }

  @Override
  public void checkDelete(Resource part, ArmRequest request) {
    ResourceId factory = Objects.requireNonNull(part.id().parent());
    Optional<Resource> user =
        directory.within(factory).stream()
            .filter(
                other ->
                    Reference.in(other.properties()).stream()
                        .anyMatch(reference -> reference.within(factory).sameAs(part.id())))
            .findFirst();
    if (user.isPresent()) {
      throw ArmException.badRequest(
          "BadRequest",
          "The document cannot be deleted since it is referenced by %s."
              .formatted(user.get().id().name()));
    }
  }
}
