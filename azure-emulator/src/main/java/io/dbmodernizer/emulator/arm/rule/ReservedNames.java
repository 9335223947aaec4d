package io.dbmodernizer.emulator.arm.rule;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that Azure refuses in the names of resources with a public endpoint. Source: Microsoft,
 * "Resolve errors for reserved resource names".
 */
public final class ReservedNames {

  private static final Set<String> WHOLE =
      Set.of(
          "access",
          "azure",
          "bing",
          "bizspark",
          "biztalk",
          "cortana",
          "directx",
          "dotnet",
          "dynamics",
          "excel",
          "exchange",
          "forefront",
          "groove",
          "hololens",
          "hyperv",
          "kinect",
          "lync",
          "msdn",
          "o365",
          "office",
          "office365",
          "onedrive",
          "onenote",
          "outlook",
          "powerpoint",
          "sharepoint",
          "skype",
          "visio",
          "visualstudio",
          "xbox");

  private ReservedNames() {}

  /**
   * Refuses a name that is a reserved word, begins with {@code login}, or contains {@code
   * microsoft} or {@code windows}.
   *
   * @throws ArmException 400 ReservedResourceName
   */
  public static void requireAllowed(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (WHOLE.contains(lowerCase)
        || lowerCase.startsWith("login")
        || Stream.of("microsoft", "windows").anyMatch(lowerCase::contains)) {
      throw ArmException.badRequest(
          "ReservedResourceName",
          "The resource name '%s' or a part of the name is a trademarked or reserved word."
              .formatted(name));
    }
  }
}
