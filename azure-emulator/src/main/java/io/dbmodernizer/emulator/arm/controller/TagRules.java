package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Azure's limits on tags: 50 tags, names of 512 characters (128 on storage accounts) without {@code
 * <>%&\?/}, values of 256 characters. Source: Microsoft, "Use tags to organize your Azure resources
 * and management hierarchy". Of the error codes, only {@code InvalidTagNameCharacters} is known to
 * be Azure's.
 */
final class TagRules {

  private static final int MOST = 50;
  private static final int LONGEST_NAME = 512;
  private static final int LONGEST_NAME_ON_STORAGE = 128;
  private static final int LONGEST_VALUE = 256;
  private static final String STORAGE = "microsoft.storage/storageaccounts";
  private static final Pattern RESERVED = Pattern.compile(".*[<>%&\\\\?/].*");

  private TagRules() {}

  /**
   * Checks the tags of a changed resource.
   *
   * @throws ArmException 400 TooManyTags, InvalidTagNameLength, InvalidTagNameCharacters or
   *     InvalidTagValueLength
   */
  static void check(ResourceChange change) {
    JsonNode tags = change.body().path("tags");
    if (tags.size() > MOST) {
      throw ArmException.badRequest(
          "TooManyTags",
          "'%s' cannot have %d tags. A resource has at most %d."
              .formatted(change.id().name(), tags.size(), MOST));
    }
    int longest = change.id().type().equals(STORAGE) ? LONGEST_NAME_ON_STORAGE : LONGEST_NAME;
    tags.properties()
        .forEach(
            tag -> {
              String name = tag.getKey();
              if (name.isBlank() || name.length() > longest) {
                throw ArmException.badRequest(
                    "InvalidTagNameLength",
                    "The tag name '%s' has %d characters. It must have 1 to %d."
                        .formatted(name, name.length(), longest));
              }
              if (RESERVED.matcher(name).matches()) {
                throw ArmException.badRequest(
                    "InvalidTagNameCharacters",
                    "The tag name '%s' has one of the reserved characters '<>%%&\\?/'."
                        .formatted(name));
              }
              if (!tag.getValue().isString()
                  || tag.getValue().asString().length() > LONGEST_VALUE) {
                throw ArmException.badRequest(
                    "InvalidTagValueLength",
                    "The value of the tag '%s' must be a text of at most %d characters."
                        .formatted(name, LONGEST_VALUE));
              }
            });
  }
}
